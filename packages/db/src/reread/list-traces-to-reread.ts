import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

/** Where a walk over stored spans stands: behind this trace of this day. */
export type DayWalk = {
	/** Starts, inclusive … */
	from: Date;
	/** … to exclusive; within one day, so that one partition is read. */
	to: Date;
	/** The last trace that was seen, null at the day's beginning. */
	after: string | null;
	/** At most so many traces, */
	maxTraces: number;
	/** and no further than so many of their spans; one larger trace comes alone. */
	maxSpans: number;
};

/** A trace with how many spans it has within the walk's bounds. */
export type WalkedTrace = { traceId: string; spans: number };

/** The next traces by id that have a span in the stretch. Fewer than asked for does not mean the last: an empty list does. */
export async function listTracesToReread(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to, after, maxTraces, maxSpans }: DayWalk,
): Promise<WalkedTrace[]> {
	const { rows } = await db.query<{ trace_id: Buffer; spans: bigint }>(
		`SELECT trace_id, count(*) AS spans FROM spans
		 WHERE project_id = $1 AND start_time >= $2 AND start_time < $3 AND trace_id > $4
		 GROUP BY trace_id ORDER BY trace_id LIMIT $5`,
		[projectId, from, to, bytesOf(after ?? ''), maxTraces],
	);
	let before = 0;
	const fitting: WalkedTrace[] = [];
	for (const row of rows) {
		const spans = Number(row.spans);
		if (before > 0 && before + spans > maxSpans) break;
		before += spans;
		fitting.push({ traceId: hexOf(row.trace_id), spans });
	}
	return fitting;
}
