import { randomUUID } from 'node:crypto';
import { DomainError } from '@spanledger/core/domain-error';
import { langfuseBatch, langfuseEvent, langfuseScore } from '@spanledger/core/scores/langfuse-score';
import type { Score } from '@spanledger/core/scores/score';
import { scoreOf } from '@spanledger/core/scores/score-input';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { withOwnId } from './browser-key.ts';
import { parseJson } from './parse-json.ts';
import { reasonsOf } from './reasons-of.ts';
import { type ReadScores, type ScoreSender, takeScores } from './take-scores.ts';

/** POST /api/public/scores, as Langfuse's clients send it: 200 with the score's id. */
export function receiveLangfuseScore(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
		reply.code(200).send(await takeScores(deps, request, readOne));
}

/** POST /api/public/ingestion: 207 with what became of each event. Only scores are read here; spans come over OTLP. */
export function receiveLangfuseBatch(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
		reply.code(207).send(await takeScores(deps, request, readBatch));
}

type Outcome = { score: Score; id: string } | { error: string };

const readOne: ReadScores<{ id: string }> = (body, sender) => {
	const outcome = scoreFrom(parseJson(body), undefined, sender);
	if ('error' in outcome) throw new DomainError('invalid', outcome.error);
	return { scores: [outcome.score], sent: 1, answer: { id: outcome.id } };
};

type BatchAnswer = {
	successes: { id: string; status: 201 }[];
	errors: { id: string; status: 400; message: string }[];
};

const readBatch: ReadScores<BatchAnswer> = (body, sender) => {
	const { data } = langfuseBatch.safeParse(parseJson(body));
	if (data === undefined) throw new DomainError('invalid', 'batch: expected an array of events', 'batch');
	const scores: Score[] = [];
	const answer: BatchAnswer = { successes: [], errors: [] };
	for (const [index, sent] of data.batch.entries()) {
		const event = langfuseEvent.safeParse(sent);
		const id = event.data?.id ?? `${index}`;
		const refuse = (message: string) => answer.errors.push({ id, status: 400, message });
		if (index >= sender.limits.most) refuse(`more than ${sender.limits.most} events in one request`);
		else if (event.data === undefined) refuse(reasonsOf(event.error.issues, sent));
		else if (event.data.type === 'score-create') {
			const outcome = scoreFrom(event.data.body, event.data.timestamp, sender);
			if ('error' in outcome) refuse(outcome.error);
			else {
				scores.push(outcome.score);
				answer.successes.push({ id, status: 201 });
			}
		} else if (event.data.type === 'sdk-log') answer.successes.push({ id, status: 201 });
		else refuse(`type: only score-create is read here, spans come over OTLP; got "${event.data.type}"`);
	}
	return { scores, sent: data.batch.length, answer };
};

/** A page speaks for its users; of others the API of Langfuse does not say whose word it is. */
function scoreFrom(sent: unknown, timestamp: unknown, { key, receivedAtMs }: ScoreSender): Outcome {
	const { data, error } = langfuseScore(key.browserOrigins === null ? 'api' : 'user').safeParse(sent);
	if (data === undefined) return { error: reasonsOf(error.issues, sent) };
	const id = data.id ?? randomUUID();
	const atMs = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
	const score = scoreOf(withOwnId(key, { ...data, id }), { newId: id, receivedAtMs });
	return { score: Number.isNaN(atMs) ? score : { ...score, timeMs: atMs }, id };
}
