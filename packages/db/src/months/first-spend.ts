import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** The quarter hour of a project's first call; null = there is none. */
export async function firstSpend(db: Queryable, { projectId }: Scope): Promise<Date | null> {
	const { rows } = await db.query<{ bucket: Date }>(
		`SELECT bucket FROM usage_by_dimension WHERE project_id = $1 AND dimension = 'none' ORDER BY bucket LIMIT 1`,
		[projectId],
	);
	return rows[0]?.bucket ?? null;
}
