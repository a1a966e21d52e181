import type { Dimensions } from '@spanledger/core/spans/dimensions';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { compareFullness, type Fullness } from '../spans/fuller.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { dimensionsFromRow, type SpanRow } from '../spans/span-columns.ts';

/** Where a span stands in its trace, and what it says of itself. */
export type SpanPlace = Fullness & {
	traceId: string;
	spanId: string;
	parentSpanId: string | null;
	dimensions: Dimensions;
};

/** Those of some spans that are stored, each by its primary key; one copy each, the fuller one. `traces`: of one project, with the bounds of their spans. */
export async function readSpanDimensions(
	db: Queryable,
	traces: readonly (Scope & TraceSpans)[],
	wanted: readonly { traceId: string; spanId: string }[],
): Promise<SpanPlace[]> {
	const from = traces.reduce((least, { minStart }) => Math.min(least, minStart.getTime()), Number.POSITIVE_INFINITY);
	const last = traces.reduce((most, { maxStart }) => Math.max(most, maxStart.getTime()), 0);
	const { rows } = await db.query<SpanRow>({
		name: 'read-span-dimensions',
		text: `SELECT s.trace_id, s.span_id, s.parent_span_id, s.tenant, s.team, s.feature, s.user_id, s.session_id,
				s.request_id, s.environment, s.release, s.route, s.billing_hint, s.end_time_ns, s.attribute_count, s.body_hash
			FROM unnest($2::bytea[], $3::bytea[]) AS wanted (trace_id, span_id)
			JOIN spans s ON s.project_id = $1 AND s.trace_id = wanted.trace_id AND s.span_id = wanted.span_id
			WHERE s.start_time >= $4 AND s.start_time < $5`,
		values: [
			traces[0]?.projectId,
			wanted.map(({ traceId }) => bytesOf(traceId)),
			wanted.map(({ spanId }) => bytesOf(spanId)),
			new Date(from),
			new Date(last + 1),
		],
	});
	const fullest = new Map<string, SpanPlace>();
	for (const row of rows) {
		const span = placeOf(row);
		const other = fullest.get(span.traceId + span.spanId);
		if (other === undefined || compareFullness(span, other) > 0) fullest.set(span.traceId + span.spanId, span);
	}
	return [...fullest.values()];
}

const placeOf = (row: SpanRow): SpanPlace => ({
	traceId: hexOf(row.trace_id),
	spanId: hexOf(row.span_id),
	parentSpanId: row.parent_span_id === null ? null : hexOf(row.parent_span_id),
	dimensions: dimensionsFromRow(row),
	pending: row.billing_hint === 'pending',
	endTimeNs: row.end_time_ns,
	attributeCount: row.attribute_count,
	bodyHash: row.body_hash,
});
