import type { Signal } from '@spanledger/otlp/signal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { requireMediaType } from '../media-type.ts';
import { readBody } from '../read-body.ts';
import { takeExport } from './take-export.ts';

/** The HTTP door of `takeExport`: POST /v1/traces, /v1/logs, /v1/metrics. */
export function receiveExport(deps: Deps, signal: Signal) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const { format, contentType } = requireMediaType(request.headers);
		const answer = await takeExport(deps, {
			signal,
			format,
			headers: request.headers,
			readBody: (hold) => readBody(request.raw, deps.maxBodyBytes, hold),
		});
		return reply.header('content-type', contentType).send(Buffer.from(answer));
	};
}
