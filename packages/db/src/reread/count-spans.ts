import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** How many spans start in the stretch: what a second reading has before it. */
export async function countSpans(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to }: { from: Date; to: Date },
): Promise<number> {
	const { rows } = await db.query<{ spans: bigint }>(
		'SELECT count(*) AS spans FROM spans WHERE project_id = $1 AND start_time >= $2 AND start_time < $3',
		[projectId, from, to],
	);
	return Number(rows[0]?.spans ?? 0);
}
