import type { Queryable } from '../connect.ts';
import { hashKey } from './hash-key.ts';
import type { KeyScope } from './scopes.ts';

export type FoundKey = {
	id: string;
	projectId: string;
	scopes: KeyScope[];
	/** Origins of pages that may send with it; null = it stays on servers. */
	browserOrigins: string[] | null;
};

/**
 * The live key that a request shows, or null when it is unknown or revoked. The one verb without a project: it is the door
 * that finds it.
 */
export async function findKey(db: Queryable, key: string): Promise<FoundKey | null> {
	const { rows } = await db.query<FoundKey>({
		name: 'find-key',
		text: `SELECT id, project_id AS "projectId", scopes, browser_origins AS "browserOrigins" FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL`,
		values: [hashKey(key)],
	});
	return rows[0] ?? null;
}
