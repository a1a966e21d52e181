import { withLogs } from '@spanledger/core/logs/with-logs';
import type { Span } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import { readLogNotes } from '../logs/read-log-notes.ts';
import type { Scope } from '../scope.ts';
import { compareFullness } from './fuller.ts';
import { groupByDays } from './group-by-days.ts';
import { bytesOf, hexOf } from './hex.ts';
import { type SpanRow, spanColumns, spanFromRow } from './span-columns.ts';

/** A trace and the bounds of its spans' starts, both inclusive (`min_start`, `max_start` of `traces` and `unsettled_traces`). */
export type TraceSpans = { traceId: string; minStart: Date; maxStart: Date };

const columns = [...spanColumns.map(([column]) => column), 'body_hash'].join(', ');

/** The spans of one trace by start, typed columns only; one per span id, with what its log records say. Empty when there are none. */
export async function readSpans(db: Queryable, scope: Scope, trace: TraceSpans): Promise<Span[]> {
	const [spans = []] = await readSpansOf(db, [{ ...scope, ...trace }]);
	return spans;
}

/**
 * The spans of many traces, also of several projects: one list per trace asked for, in that order. One query for each project
 * and range of days, so that a trace from last month does not make every other look through that month.
 */
export async function readSpansOf(db: Queryable, traces: readonly (Scope & TraceSpans)[]): Promise<Span[][]> {
	const spans = new Map<string, Span[]>();
	for (const alike of groupByDays(traces)) {
		for (const [traceId, found] of await readGroup(db, alike)) spans.set(`${alike[0]?.projectId}/${traceId}`, found);
	}
	return traces.map(({ projectId, traceId }) => spans.get(`${projectId}/${traceId}`) ?? []);
}

async function readGroup(db: Queryable, traces: readonly (Scope & TraceSpans)[]): Promise<Map<string, Span[]>> {
	const minStart = new Date(Math.min(...traces.map((trace) => trace.minStart.getTime())));
	const maxStart = new Date(Math.max(...traces.map((trace) => trace.maxStart.getTime())));
	const projectId = traces[0]?.projectId ?? '';
	const traceIds = traces.map((trace) => bytesOf(trace.traceId));
	const { rows } = await db.query<SpanRow>({
		name: 'read-spans',
		text: `SELECT ${columns} FROM spans
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4
			ORDER BY start_time_ns, span_id`,
		values: [projectId, traceIds, minStart, new Date(maxStart.getTime() + 1)],
	});
	const spans = spansByTrace(rows);
	for (const [traceId, notes] of await readLogNotes(db, { projectId }, { traceIds, minStart, maxStart })) {
		const own = spans.get(traceId);
		if (own !== undefined) spans.set(traceId, withLogs(own, notes));
	}
	return spans;
}

/** The same span sent with two starts is two rows: the fuller one counts. */
function spansByTrace(rows: readonly SpanRow[]): Map<string, Span[]> {
	const fullest = new Map<string, SpanRow>();
	for (const row of rows) {
		const key = hexOf(row.trace_id) + hexOf(row.span_id);
		const other = fullest.get(key);
		if (other === undefined || compareFullness(fullnessOf(row), fullnessOf(other)) > 0) fullest.set(key, row);
	}
	const spans = new Map<string, Span[]>();
	for (const row of rows) {
		const traceId = hexOf(row.trace_id);
		if (fullest.get(traceId + hexOf(row.span_id)) !== row) continue;
		const found = spans.get(traceId) ?? [];
		found.push(spanFromRow(row));
		spans.set(traceId, found);
	}
	return spans;
}

function fullnessOf(row: SpanRow) {
	return {
		pending: row.billing_hint === 'pending',
		endTimeNs: row.end_time_ns,
		attributeCount: row.attribute_count,
		bodyHash: row.body_hash,
	};
}
