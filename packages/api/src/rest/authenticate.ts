import { DomainError } from '@spanledger/core/domain-error';
import { findKey } from '@spanledger/db/api-keys/find-key';
import type { KeyScope } from '@spanledger/db/api-keys/scopes';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

/**
 * The project whose key the request shows, as a Bearer token, as the password of Basic, or in x-api-key. The cookie of
 * somebody signed in is no key: programs and pages have doors of their own. Throws `unauthenticated`, `forbidden`.
 */
export async function authenticate(
	{ db, keyUses }: Pick<Deps, 'db' | 'keyUses'>,
	request: Request,
	needed: KeyScope | readonly KeyScope[],
): Promise<Scope> {
	const key = shownKey(request.headers);
	if (key === null)
		throw new DomainError('unauthenticated', 'send an API key: Authorization: Bearer KEY, or x-api-key');
	const found = await findKey(db, key);
	if (found === null) throw new DomainError('unauthenticated', 'this API key is unknown or revoked');
	const lacking = [needed].flat().find((scope) => !found.scopes.includes(scope));
	if (lacking !== undefined) throw new DomainError('forbidden', `this API key lacks the scope "${lacking}"`);
	keyUses.used(found.id);
	return { projectId: found.projectId };
}

function shownKey(headers: Headers): string | null {
	const own = headers.get('x-api-key')?.trim();
	if (own !== undefined && own !== '') return own;
	const [, scheme = '', value = ''] = /^(\S+)\s+(.+)$/.exec(headers.get('authorization')?.trim() ?? '') ?? [];
	if (scheme.toLowerCase() === 'bearer') return value.trim();
	if (scheme.toLowerCase() === 'basic') return passwordOf(value);
	return null;
}

function passwordOf(credentials: string): string | null {
	const decoded = Buffer.from(credentials, 'base64').toString();
	const colon = decoded.indexOf(':');
	return colon < 0 || colon === decoded.length - 1 ? null : decoded.slice(colon + 1);
}
