import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat } from './answer-chat.ts';
import { answerEmbeddings } from './answer-embeddings.ts';
import { answerMessages } from './answer-messages.ts';
import { answerResponses } from './answer-responses.ts';
import type { Answer, Answered, Asked, RequestBody } from './answered.ts';
import { questionIn, refusalIn } from './read-request.ts';

const endpoints: Record<string, { endpoint: Answered['endpoint']; answer: (asked: Asked) => Answer }> = {
	'chat/completions': { endpoint: 'chat', answer: answerChat },
	responses: { endpoint: 'responses', answer: answerResponses },
	embeddings: { endpoint: 'embeddings', answer: answerEmbeddings },
	messages: { endpoint: 'messages', answer: answerMessages },
};

export type StandIn = {
	/** base of a run's own URLs: `<url>/v1/chat/completions`, `<url>/v1/messages`, … */
	urlOf: (run: string) => string;
	/** what was answered under that URL so far, in order */
	answeredTo: (run: string) => readonly Answered[];
	close: () => Promise<void>;
};

/**
 * A server in the place of OpenAI and Anthropic, on a free port of the loopback: deterministic answers with known usage. Each run
 * talks to it under a path of its own, so that the log says who asked.
 */
export async function openStandIn(): Promise<StandIn> {
	const log = new Map<string, Answered[]>();
	const server = createServer((request, response) => {
		respond(request, response, log).catch((error: unknown) => response.destroy(error as Error));
	});
	// A client that counts tokens between two calls may take its time; its connection stays.
	server.keepAliveTimeout = 0;
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		urlOf: (run) => `http://127.0.0.1:${port}/${run}`,
		answeredTo: (run) => log.get(run) ?? [],
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	log: Map<string, Answered[]>,
): Promise<void> {
	const [, run = '', path = ''] = /^\/([^/]+)\/v1\/([a-z/]+)$/.exec(request.url ?? '') ?? [];
	const found = endpoints[path];
	if (found === undefined) return void response.writeHead(404).end();
	const body = await readBody(request);
	const answered = log.get(run) ?? [];
	log.set(run, answered);
	const call = answered.length + 1;
	const question = questionIn(body);
	const status = refusalIn(question);
	if (status !== null) {
		answered.push(refused({ call, endpoint: found.endpoint, status, body, question }));
		const error = { type: status === 429 ? 'rate_limit_error' : 'api_error', message: `refused with ${status}` };
		return send(response, status, { type: 'error', error: { ...error, code: error.type } });
	}
	const answer = found.answer({ call, run, body });
	answered.push(answer.truth);
	if ('body' in answer) return send(response, 200, answer.body);
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	for (const event of answer.events) response.write(event);
	response.end();
}

async function readBody(request: IncomingMessage): Promise<RequestBody> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8')) as RequestBody;
}

function send(response: ServerResponse, status: number, body: object): void {
	// Whoever would retry is told not to: a refusal is one request.
	response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' });
	response.end(JSON.stringify(body));
}

type Refusal = Pick<Answered, 'call' | 'endpoint' | 'status' | 'question'> & { body: RequestBody };

const refused = ({ body, ...known }: Refusal): Answered => ({
	...known,
	model: body.model ?? '',
	responseId: null,
	streamed: body.stream === true,
	usage: null,
	usageSent: false,
	serviceTier: null,
	answer: '',
});
