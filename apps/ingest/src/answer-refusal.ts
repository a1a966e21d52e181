import { refusalStatuses } from '@spanledger/core/refusal-statuses';
import { encodeStatus, type RpcStatus } from '@spanledger/otlp/encode-status';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExplainFailure } from './explain-failure.ts';
import { acceptedTypes, mediaTypeOf } from './media-type.ts';

/** The one place where a failure becomes HTTP: a google.rpc.Status in the request's encoding, JSON when it has none of ours. */
export const answerRefusal =
	(explain: ExplainFailure) =>
	(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
		const { code, status } = explain(error);
		if (status.retryAfterSeconds !== undefined) reply.header('retry-after', status.retryAfterSeconds);
		if (code === 'unauthenticated') reply.header('www-authenticate', 'Bearer realm="spanledger"');
		if (code === 'unsupported') reply.header('accept-post', acceptedTypes).header('accept-encoding', 'gzip');
		return send(request, reply.code(refusalStatuses[code].http), status);
	};

/** 405, which no refusal of the domain is. */
export function answerWrongMethod(right: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const message = `${request.routeOptions.url} takes ${right}, not ${request.method}.`;
	const answer = reply.code(405).header('allow', `${right}, OPTIONS`);
	return send(request, answer, { code: refusalStatuses['not-built'].grpc, message });
}

function send(request: FastifyRequest, reply: FastifyReply, status: RpcStatus): FastifyReply {
	const { format, contentType } = mediaTypeOf(request.headers) ?? { format: 'json', contentType: 'application/json' };
	return reply.header('content-type', contentType).send(Buffer.from(encodeStatus(format, status)));
}
