import { DomainError, type DomainErrorCode } from '@spanledger/core/domain-error';
import { encodeStatus } from '@spanledger/otlp/encode-status';
import { rpcCodeOf } from '@spanledger/otlp/rpc-code';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedTypes, mediaTypeOf } from './media-type.ts';

/** OTLP clients retry 429, 502, 503 and 504 and lose the batch on anything else. */
const httpStatuses: { readonly [code in DomainErrorCode]: number } = {
	invalid: 400,
	unauthenticated: 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-large': 413,
	unsupported: 415,
	quota: 429,
	unavailable: 503,
	'not-built': 501,
};
const internalError = { httpStatus: 500, code: 13, message: 'Internal error; it is in the log of the server.' };

/** Says why the store is away. */
type Warn = (reason: string, message: string) => void;

/** The one place where a refusal becomes HTTP: a google.rpc.Status in the request's encoding, JSON when it has none of ours. */
export const answerRefusal = (warn: Warn) => (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
	const refusal = refusalOf(error);
	if (refusal === null) {
		request.log.error({ reason: reasonOf(error), stack: error instanceof Error ? error.stack : undefined }, 'bug');
		return send(request, reply.code(internalError.httpStatus), internalError);
	}
	const { code, message, field, cause } = refusal;
	if (code === 'unavailable') warn(reasonOf(cause ?? refusal), message);
	if (code === 'unavailable' || code === 'quota') reply.header('retry-after', retryAfterSeconds());
	if (code === 'unauthenticated') reply.header('www-authenticate', 'Bearer realm="spanledger"');
	if (code === 'unsupported') reply.header('accept-post', acceptedTypes).header('accept-encoding', 'gzip');
	return send(request, reply.code(httpStatuses[code]), {
		code: rpcCodeOf(code),
		message,
		...(field === undefined ? {} : { field }),
	});
};

/** 405, which no refusal of the domain is. */
export function answerWrongMethod(right: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const message = `${request.routeOptions.url} takes ${right}, not ${request.method}.`;
	return send(request, reply.code(405).header('allow', `${right}, OPTIONS`), { code: rpcCodeOf('not-built'), message });
}

function send(
	request: FastifyRequest,
	reply: FastifyReply,
	status: { code: number; message: string; field?: string },
): FastifyReply {
	const { format, contentType } = mediaTypeOf(request.headers) ?? { format: 'json', contentType: 'application/json' };
	return reply.header('content-type', contentType).send(Buffer.from(encodeStatus(format, status)));
}

/** Null for a bug. A fault that will pass must never look like one: clients would drop their batch. */
function refusalOf(error: unknown): DomainError | null {
	if (error instanceof DomainError) return error;
	if (isPassingFault(error)) return new DomainError('unavailable', 'The store cannot be reached; retry shortly.');
	const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
	if (!(error instanceof Error) || typeof status !== 'number' || status < 400 || status > 499) return null;
	return new DomainError(status === 415 ? 'unsupported' : 'invalid', error.message);
}

/** Only the words: clients of stores hang whole commands on their errors, bodies included. */
function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** 1, 2 or 3, so that clients turned away together do not come back together. Beyond 10 the JS exporter drops its batch. */
function retryAfterSeconds(): number {
	return 1 + Math.floor(Math.random() * 3);
}
