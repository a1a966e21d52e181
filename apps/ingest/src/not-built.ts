import { DomainError } from '@spanledger/core/domain-error';
import type { KeyScope } from '@spanledger/db/api-keys/scopes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from './authenticate.ts';
import type { Deps } from './deps.ts';

/** A route that the contract names and no release has yet: it asks for its key, then answers 501. */
export function notBuilt(deps: Deps, ...scopes: [KeyScope, ...KeyScope[]]) {
	return async (request: FastifyRequest, _reply: FastifyReply): Promise<FastifyReply> => {
		await authenticate(deps.findKey, request.headers, ...scopes);
		throw new DomainError('not-built', `${request.routeOptions.url} is not built yet.`);
	};
}
