import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '@spanledger/core/domain-error';
import type { FoundKey } from '@spanledger/db/api-keys/find-key';
import type { KeyScope } from '@spanledger/db/api-keys/scopes';

/** Finds the live key behind a shown one. Rejects when the store is down. */
export type FindKey = (key: string) => Promise<FoundKey | null>;

/**
 * Who sends. Throws DomainError: 'unauthenticated' without a live key, 'forbidden' when it has none of `scopes`,
 * 'unavailable' when it cannot be looked up.
 */
export async function authenticate(
	findKey: FindKey,
	headers: IncomingHttpHeaders,
	...scopes: [KeyScope, ...KeyScope[]]
): Promise<FoundKey> {
	const shown = shownKeys(headers);
	if (shown.length === 0) {
		throw new DomainError('unauthenticated', 'No API key: send "Authorization: Bearer KEY" or "x-api-key: KEY".');
	}
	for (const key of shown) {
		const found = await findKey(key).catch(unavailable);
		if (found === null) continue;
		if (scopes.some((scope) => found.scopes.includes(scope))) return found;
		throw new DomainError('forbidden', `The API key lacks the scope ${scopes.join(' or ')}.`);
	}
	throw new DomainError('unauthenticated', 'The API key is unknown or revoked.');
}

/**
 * Every key in the headers, ours named first: an app may also send another product's key in `Authorization`. Basic carries the
 * key as its password (Langfuse's SDK: public key, then secret key).
 */
export function shownKeys(headers: IncomingHttpHeaders): string[] {
	const own = headers['x-api-key'];
	const [, scheme = '', credentials = ''] = /^(\S+)\s+(\S+)\s*$/.exec(headers.authorization?.trim() ?? '') ?? [];
	const keys = [typeof own === 'string' ? own.trim() : ''];
	if (scheme.toLowerCase() === 'bearer') keys.push(credentials);
	if (scheme.toLowerCase() === 'basic') keys.push(basicPassword(credentials));
	return keys.filter((key) => key !== '');
}

function basicPassword(credentials: string): string {
	const [, ...password] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
	return password.join(':');
}

function unavailable(cause: unknown): never {
	const refusal = new DomainError('unavailable', 'API keys cannot be looked up now; retry shortly.');
	refusal.cause = cause;
	throw refusal;
}
