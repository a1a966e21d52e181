import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { ApiKey } from './scopes.ts';

/** All keys of the project, revoked ones too, newest first. */
export async function listKeys(db: Queryable, { projectId }: Scope): Promise<ApiKey[]> {
	const { rows } = await db.query<ApiKey>(
		`SELECT id, name, prefix, scopes, browser_origins AS "browserOrigins", created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
		 FROM api_keys WHERE project_id = $1 ORDER BY created_at DESC, id`,
		[projectId],
	);
	return rows;
}
