import { randomInt } from 'node:crypto';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hashKey, prefixOf } from './hash-key.ts';
import type { KeyScope } from './scopes.ts';

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export type NewKey = {
	name: string;
	scopes: readonly KeyScope[];
	/** Origins of pages that may send with it; left out for a key that stays on servers. */
	browserOrigins?: readonly string[] | null;
};

/** Makes a key: `sl_` and 32 random letters and digits (190 bits). It is returned here, once, and never again. */
export async function createKey(
	db: Queryable,
	{ projectId }: Scope,
	{ name, scopes, browserOrigins = null }: NewKey,
): Promise<{ id: string; key: string }> {
	const key = `sl_${Array.from({ length: 32 }, () => base62[randomInt(base62.length)]).join('')}`;
	const { rows } = await db.query<{ id: string }>(
		`INSERT INTO api_keys (project_id, name, prefix, key_hash, scopes, browser_origins) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		[projectId, name, prefixOf(key), hashKey(key), scopes, browserOrigins],
	);
	const [created] = rows;
	if (created === undefined) throw new Error('INSERT … RETURNING returned no row');
	return { id: created.id, key };
}
