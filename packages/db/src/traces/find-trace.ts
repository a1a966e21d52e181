import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { type StoredTrace, type TraceRow, traceColumns, traceFromRow } from './trace-row.ts';

/** That there is such a trace, and how far it is settled. */
export type FoundTrace = {
	/** null until it has been settled once. */
	stored: StoredTrace | null;
	/** Nothing has arrived since. */
	isSettled: boolean;
	/** Where its spans and payloads lie. */
	bounds: TraceSpans;
	/** Spans of it, as far as they have been counted. */
	spanCount: number;
	/** Changes with every arrival and every settlement. */
	version: string;
};

/** A trace, from the moment its spans are stored; null when there is none. */
export async function findTrace(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId }: { traceId: string },
): Promise<FoundTrace | null> {
	const key = [projectId, bytesOf(traceId)];
	const [settled, waiting] = await Promise.all([
		db.query<TraceRow>(`SELECT ${traceColumns} FROM traces WHERE project_id = $1 AND trace_id = $2`, key),
		db.query<{ version: bigint; min_start: Date; max_start: Date; span_count: number }>(
			'SELECT version, min_start, max_start, span_count FROM unsettled_traces WHERE project_id = $1 AND trace_id = $2',
			key,
		),
	]);
	const [row] = settled.rows;
	const [unsettled] = waiting.rows;
	const seen = [row, unsettled].filter((one) => one !== undefined);
	// log records may come first: without any span they are no trace yet
	if (row === undefined && (unsettled?.span_count ?? 0) === 0) return null;
	return {
		stored: row === undefined ? null : traceFromRow(row),
		isSettled: row !== undefined && (unsettled === undefined || unsettled.version <= row.settled_version),
		spanCount: Math.max(0, ...seen.map((one) => one.span_count)),
		version: `${row?.settled_version ?? ''}/${unsettled?.version ?? ''}`,
		bounds: {
			traceId,
			minStart: new Date(Math.min(...seen.map((one) => one.min_start.getTime()))),
			maxStart: new Date(Math.max(...seen.map((one) => one.max_start.getTime()))),
		},
	};
}
