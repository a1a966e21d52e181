import { DomainError } from '@spanledger/core/domain-error';

/** A body's JSON. Throws DomainError('invalid') when it is none, or no UTF-8. */
export function parseJson(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		throw new DomainError('invalid', 'The body is not JSON.', 'body');
	}
}
