import type { Queryable } from '../connect.ts';

/** When each key was last seen, by key id. */
export type KeyUses = ReadonlyMap<string, Date>;

/** Writes last_used_at for many keys at once; an earlier time never replaces a later one. */
export async function touchKeys(db: Queryable, uses: KeyUses): Promise<void> {
	if (uses.size === 0) return;
	await db.query(
		`UPDATE api_keys SET last_used_at = used.at
		 FROM (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at) ORDER BY id) AS used
		 WHERE api_keys.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`,
		[[...uses.keys()], [...uses.values()]],
	);
}
