import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { overrideColumns, type StoredOverride } from './override-row.ts';

/** All of a project's own prices, by model, then provider, then date. */
export async function listOverrides(db: Queryable, { projectId }: Scope): Promise<StoredOverride[]> {
	const { rows } = await db.query<StoredOverride>(
		`SELECT ${overrideColumns} FROM price_overrides WHERE project_id = $1
		 ORDER BY model, provider NULLS FIRST, valid_from NULLS FIRST, id`,
		[projectId],
	);
	return rows;
}
