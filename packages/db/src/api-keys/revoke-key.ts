import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Ends a key for ever; doors that cache look-ups notice within their cache's life. False when there is no such live key. */
export async function revokeKey(db: Queryable, { projectId }: Scope, { id }: { id: string }): Promise<boolean> {
	const { rowCount } = await db.query(
		`UPDATE api_keys SET revoked_at = now() WHERE project_id = $1 AND id = $2 AND revoked_at IS NULL`,
		[projectId, id],
	);
	return rowCount === 1;
}
