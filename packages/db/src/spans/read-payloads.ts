import type { JsonObject } from '@spanledger/core/spans/json';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { compareFullness } from './fuller.ts';
import { groupByDays } from './group-by-days.ts';
import { bytesOf, hexOf } from './hex.ts';
import type { Payload } from './payload.ts';
import { type PageEntry, unpackPage } from './payload-page.ts';
import type { TraceSpans } from './read-spans.ts';

type PageRow = { resource: JsonObject | null; body: Buffer };
type Candidate = { entry: PageEntry; resource: JsonObject };

export type SpanPayload = Payload & { spanId: string; start: Date };

const dayMs = 86_400_000;

/**
 * What the spans of a trace carried, verbatim, or those of one span, by start. A span id stands twice when the span was sent with
 * two starts: match on `start` (see `startTime`) too. Spans whose content has expired are missing.
 */
export async function readPayloads(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, spanId, minStart, maxStart }: TraceSpans & { spanId?: string },
): Promise<SpanPayload[]> {
	const { rows } = await db.query<PageRow>(
		`SELECT resources.attributes AS resource, body
		 FROM payload_pages LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4 AND max_start >= $5
			AND ($6::bytea IS NULL OR position($6 IN span_ids) > 0)`,
		[
			projectId,
			bytesOf(traceId),
			firstDayOf(minStart),
			new Date(maxStart.getTime() + 1),
			minStart,
			spanId === undefined ? null : bytesOf(spanId),
		],
	);
	const asked = ({ spanId: id, startMs }: PageEntry) =>
		(spanId === undefined || id === spanId) && startMs >= minStart.getTime() && startMs <= maxStart.getTime();
	return fullest(rows, asked).map(toPayload);
}

type TracePageRow = PageRow & { trace_id: Buffer };

/** What some spans of many traces carried, by trace id: one query for each range of days. A trace without any is missing. */
export async function readPayloadsOf(
	db: Queryable,
	{ projectId }: Scope,
	traces: readonly (TraceSpans & { spanIds: readonly string[] })[],
): Promise<Map<string, SpanPayload[]>> {
	const payloads = new Map<string, SpanPayload[]>();
	for (const alike of groupByDays(traces.map((trace) => ({ projectId, ...trace })))) {
		const minStart = new Date(Math.min(...alike.map((trace) => trace.minStart.getTime())));
		const maxStart = new Date(Math.max(...alike.map((trace) => trace.maxStart.getTime())));
		const { rows } = await db.query<TracePageRow>({
			name: 'read-payloads-of',
			text: `SELECT trace_id, resources.attributes AS resource, body
				FROM payload_pages LEFT JOIN resources USING (project_id, resource_hash)
				WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4 AND max_start >= $5
					AND EXISTS (SELECT FROM unnest($6::bytea[]) AS wanted (id) WHERE position(wanted.id IN span_ids) > 0)`,
			values: [
				projectId,
				alike.map(({ traceId }) => bytesOf(traceId)),
				firstDayOf(minStart),
				new Date(maxStart.getTime() + 1),
				minStart,
				alike.flatMap(({ spanIds }) => spanIds.map(bytesOf)),
			],
		});
		for (const { traceId, spanIds } of alike) {
			const wanted = new Set(spanIds);
			const own = rows.filter((row) => hexOf(row.trace_id) === traceId);
			if (own.length > 0) payloads.set(traceId, fullest(own, ({ spanId }) => wanted.has(spanId)).map(toPayload));
		}
	}
	return payloads;
}

/** A page begins before some of its spans, but on the same day. */
const firstDayOf = (start: Date): Date => new Date(Math.floor(start.getTime() / dayMs) * dayMs);

/** One per span and start, by start and id: a copy that came later may stand in another page. */
function fullest(rows: readonly PageRow[], asked: (entry: PageEntry) => boolean): Candidate[] {
	const found = new Map<string, Candidate>();
	for (const { body, resource } of rows) {
		for (const entry of unpackPage(body).filter(asked)) {
			const key = `${entry.spanId}${entry.startMs}`;
			const other = found.get(key);
			if (other === undefined || compareFullness(entry, other.entry) > 0)
				found.set(key, { entry, resource: resource ?? {} });
		}
	}
	return [...found.values()].sort(
		({ entry: a }, { entry: b }) => a.startMs - b.startMs || (a.spanId < b.spanId ? -1 : 1),
	);
}

function toPayload({ entry, resource }: Candidate): SpanPayload {
	return {
		spanId: entry.spanId,
		start: new Date(entry.startMs),
		resource,
		traceState: entry.traceState,
		flags: entry.flags,
		attributes: entry.attributes,
		events: entry.events,
		links: entry.links,
		droppedAttributesCount: entry.droppedAttributesCount,
		truncatedKeys: entry.truncatedKeys,
	};
}
