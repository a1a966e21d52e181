import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

/** Where the spans of some traces lie, settled or not; those that are not there are missing. */
export async function findTraceBounds(
	db: Queryable,
	{ projectId }: Scope,
	{ traceIds }: { traceIds: readonly string[] },
): Promise<TraceSpans[]> {
	const { rows } = await db.query<{ trace_id: Buffer; min_start: Date; max_start: Date }>(
		`SELECT trace_id, min(min_start) AS min_start, max(max_start) AS max_start FROM (
			SELECT trace_id, min_start, max_start FROM traces WHERE project_id = $1 AND trace_id = ANY($2)
			UNION ALL
			SELECT trace_id, min_start, max_start FROM unsettled_traces
			WHERE project_id = $1 AND trace_id = ANY($2) AND span_count > 0
		 ) AS seen GROUP BY trace_id`,
		[projectId, traceIds.map(bytesOf)],
	);
	return rows.map((row) => ({ traceId: hexOf(row.trace_id), minStart: row.min_start, maxStart: row.max_start }));
}
