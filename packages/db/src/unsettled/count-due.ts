import type { Queryable } from '../connect.ts';

/** How many traces of all projects are due for settling, counted up to a limit. */
export async function countDue(db: Queryable, { limit }: { limit: number }): Promise<number> {
	const { rows } = await db.query<{ due: bigint }>(
		`SELECT count(*) AS due FROM (
			SELECT 1 FROM unsettled_traces WHERE due_at <= clock_timestamp() LIMIT $1) waiting`,
		[limit],
	);
	return Number(rows[0]?.due ?? 0);
}
