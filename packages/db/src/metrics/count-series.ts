import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** How many series a project has, without those that stand for the rest. */
export async function countSeries(db: Queryable, { projectId }: Scope): Promise<number> {
	const { rows } = await db.query<{ count: bigint }>(
		'SELECT count(*) AS count FROM metric_series WHERE project_id = $1 AND NOT other',
		[projectId],
	);
	return Number(rows[0]?.count ?? 0n);
}
