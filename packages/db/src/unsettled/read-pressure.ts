import type { Queryable } from '../connect.ts';

/** What waits to be settled, of all projects, each counted up to a limit. */
export type Pressure = {
	/** Due or not: whether many are arriving. */
	spans: number;
	/** Due for a second and more: whether settling keeps up. */
	lateTraces: number;
};

/** Looks at no more rows than the limits say. */
export async function readPressure(db: Queryable, most: { traces: number; lateTraces: number }): Promise<Pressure> {
	const { rows } = await db.query<{ spans: bigint; late: bigint }>(
		`SELECT
			(SELECT coalesce(sum(span_count), 0)::bigint FROM
				(SELECT span_count FROM unsettled_traces WHERE due_at < 'infinity' LIMIT $1) AS waiting) AS spans,
			(SELECT count(*) FROM
				(SELECT 1 FROM unsettled_traces WHERE due_at < clock_timestamp() - interval '1 second' LIMIT $2) AS late) AS late`,
		[most.traces, most.lateTraces],
	);
	return { spans: Number(rows[0]?.spans ?? 0), lateTraces: Number(rows[0]?.late ?? 0) };
}
