import type { Queryable } from '../connect.ts';

/** How many traces of all projects wait to be settled, due or not, counted up to a limit: whether spans are arriving. */
export async function countWaiting(db: Queryable, { limit }: { limit: number }): Promise<number> {
	const { rows } = await db.query<{ waiting: bigint }>(
		`SELECT count(*) AS waiting FROM (SELECT 1 FROM unsettled_traces WHERE due_at < 'infinity' LIMIT $1) AS traces`,
		[limit],
	);
	return Number(rows[0]?.waiting ?? 0);
}
