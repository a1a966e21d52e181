import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { DomainError } from '@spanledger/core/domain-error';
import type { ExplainFailure } from '../explain-failure.ts';
import type { Meters } from '../meters.ts';
import { answerMessage, answerStatus } from './answer-call.ts';
import type { GrpcCall } from './grpc-call.ts';

const grpcType = /^application\/grpc($|[+;])/;

/** gRPC statuses that no refusal has. */
const ok = 0;
const cancelled = 1;

export type CallServing = {
	calls: ReadonlyMap<string, GrpcCall>;
	explain: ExplainFailure;
	meters: Meters;
	/** A call that takes longer, however its client dawdles, is cancelled. */
	longestCallMs: number;
};

/** Serves one HTTP/2 stream: finds the method, runs it, answers with its message or with the status of its failure. */
export function serveCall({ calls, explain, meters, longestCallMs }: CallServing) {
	return async (stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<void> => {
		const startedAtMs = performance.now();
		stream.on('error', () => {}); // its client is gone: nobody is left to be told
		const patience = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), longestCallMs);
		stream.once('close', () => clearTimeout(patience));
		if (!grpcType.test(headers['content-type'] ?? '')) {
			stream.respond({ ':status': 415 }, { endStream: true });
			leaveUnread(stream);
			return;
		}
		const path = String(headers[':path']);
		const call = calls.get(path);
		const answer = await (call ?? unknownMethod)(stream, headers).catch((error: unknown) => explain(error).status);
		const route = call === undefined ? 'none' : path;
		meters.requests.add({ route, status: String(send(stream, answer)) });
		meters.requestSeconds.observe({ route }, (performance.now() - startedAtMs) / 1000);
	};
}

/** Answers, unless the client is gone; the gRPC status that it ended with. */
function send(
	stream: ServerHttp2Stream,
	answer: Awaited<ReturnType<GrpcCall>> | ReturnType<ExplainFailure>['status'],
): number {
	if (stream.destroyed || stream.closed) return cancelled;
	if (answer instanceof Uint8Array) {
		answerMessage(stream, answer);
		return ok;
	}
	answerStatus(stream, answer);
	leaveUnread(stream);
	return answer.code;
}

/** Tells the client of a call already answered to stop sending: a stream with unread bytes would stay for ever. */
function leaveUnread(stream: ServerHttp2Stream): void {
	if (stream.readableEnded) return;
	stream.resume();
	stream.close(constants.NGHTTP2_NO_ERROR);
}

const unknownMethod: GrpcCall = async (_stream, headers) => {
	throw new DomainError('not-built', `No method ${headers[':path']}.`);
};
