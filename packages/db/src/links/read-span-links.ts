import type { SpanLink } from '@spanledger/core/links/span-link';
import type { Span } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { startTime } from '../spans/start-time.ts';

type Row = { trace_id: Buffer; span_id: Buffer; target_trace_id: Buffer; target_span_id: Buffer; start_time: Date };

/** The links of traces, by trace id. `spansOf`: their spans as settling reads them, one copy each; their links are what counts. */
export async function readSpanLinks(
	db: Queryable,
	{ projectId }: Scope,
	spansOf: ReadonlyMap<string, readonly Span[]>,
): Promise<Map<string, SpanLink[]>> {
	const links = new Map<string, SpanLink[]>();
	const copies = new Map<string, Set<string>>();
	for (const alike of groupByDays([...spansOf].map((trace) => boundsOf(projectId, trace)))) {
		for (const row of await readGroup(db, projectId, alike)) {
			const traceId = hexOf(row.trace_id);
			const link = {
				spanId: hexOf(row.span_id),
				targetTraceId: hexOf(row.target_trace_id),
				targetSpanId: hexOf(row.target_span_id),
			};
			// of a span that was sent with two starts the fuller copy counts
			const kept = copies.get(traceId) ?? copiesOf(spansOf.get(traceId) ?? []);
			copies.set(traceId, kept);
			if (!kept.has(`${link.spanId}${row.start_time.getTime()}`)) continue;
			const ofTrace = links.get(traceId);
			if (ofTrace === undefined) links.set(traceId, [link]);
			else ofTrace.push(link);
		}
	}
	return links;
}

const copiesOf = (spans: readonly Span[]): Set<string> =>
	new Set(spans.map(({ spanId, startTimeNs }) => `${spanId}${startTime(startTimeNs).getTime()}`));

async function readGroup(db: Queryable, projectId: string, traces: readonly TraceSpans[]): Promise<Row[]> {
	const from = traces.reduce((least, { minStart }) => Math.min(least, minStart.getTime()), Number.POSITIVE_INFINITY);
	const last = traces.reduce((most, { maxStart }) => Math.max(most, maxStart.getTime()), 0);
	const { rows } = await db.query<Row>({
		name: 'read-span-links',
		text: `SELECT trace_id, span_id, target_trace_id, target_span_id, start_time FROM span_links
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4`,
		values: [projectId, traces.map(({ traceId }) => bytesOf(traceId)), new Date(from), new Date(last + 1)],
	});
	return rows;
}

function boundsOf(projectId: string, [traceId, spans]: [string, readonly Span[]]): Scope & TraceSpans {
	const starts = spans.map(({ startTimeNs }) => startTime(startTimeNs).getTime());
	const minStart = new Date(starts.reduce((a, b) => Math.min(a, b)));
	const maxStart = new Date(starts.reduce((a, b) => Math.max(a, b)));
	return { projectId, traceId, minStart, maxStart };
}
