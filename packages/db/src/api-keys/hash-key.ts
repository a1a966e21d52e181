import { createHash } from 'node:crypto';

/** Keys are random, so one SHA-256 is enough: a slow hash would only slow every request. */
export function hashKey(key: string): Buffer {
	return createHash('sha256').update(key).digest();
}

/** How a key is shown once it is stored. */
export function prefixOf(key: string): string {
	return key.slice(0, 7);
}
