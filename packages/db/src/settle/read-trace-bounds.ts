import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

/** First and last start of a trace's spans, both inclusive. */
export type TraceBounds = { minStart: Date; maxStart: Date };

/** The read bounds of traces that were settled before, by trace id. */
export async function readTraceBounds(
	db: Db,
	{ projectId }: Scope,
	traceIds: readonly string[],
): Promise<Map<string, TraceBounds>> {
	const { rows } = await db.query<{ trace_id: Buffer; min_start: Date; max_start: Date }>({
		name: 'read-trace-bounds',
		text: 'SELECT trace_id, min_start, max_start FROM traces WHERE project_id = $1 AND trace_id = ANY($2)',
		values: [projectId, traceIds.map(bytesOf)],
	});
	return new Map(rows.map((row) => [hexOf(row.trace_id), { minStart: row.min_start, maxStart: row.max_start }]));
}
