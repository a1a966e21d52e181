import type { FastifyReply, FastifyRequest } from 'fastify';

const allowedHeaders = [
	...['authorization', 'x-api-key', 'content-type', 'content-encoding'],
	// Langfuse's browser SDK sends these along
	...['x-langfuse-public-key', 'x-langfuse-sdk-name', 'x-langfuse-sdk-version', 'x-langfuse-sdk-variant'],
	'x-langfuse-sdk-integration',
].join(', ');
const dayInSeconds = '86400';

/** Lets browsers of `origins` read the answers; `*` is any. Keys come in headers, never in cookies, so this gives nothing away. */
export function allowOrigin(origins: readonly string[], request: FastifyRequest, reply: FastifyReply): void {
	const { origin } = request.headers;
	if (origin === undefined) return;
	if (origins.includes('*')) {
		reply.header('access-control-allow-origin', '*');
	} else {
		reply.header('vary', 'origin');
		if (!origins.includes(origin)) return;
		reply.header('access-control-allow-origin', origin);
	}
	reply.header('access-control-expose-headers', 'retry-after');
}

/** The answer to OPTIONS: what a browser asks before it sends (Fetch standard, CORS preflight). */
export function answerPreflight(methods: readonly string[], reply: FastifyReply): FastifyReply {
	return reply
		.code(204)
		.header('allow', [...methods, 'OPTIONS'].join(', '))
		.header('access-control-allow-methods', methods.join(', '))
		.header('access-control-allow-headers', allowedHeaders)
		.header('access-control-max-age', dayInSeconds)
		.send();
}
