import type { JsonObject } from '@spanledger/core/spans/json';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { compareFullness } from './fuller.ts';
import { bytesOf } from './hex.ts';
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
	// a page begins before some of its spans, but on the same day
	const firstDay = new Date(Math.floor(minStart.getTime() / dayMs) * dayMs);
	const { rows } = await db.query<PageRow>(
		`SELECT resources.attributes AS resource, body
		 FROM payload_pages LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4 AND max_start >= $5
			AND ($6::bytea IS NULL OR position($6 IN span_ids) > 0)`,
		[
			projectId,
			bytesOf(traceId),
			firstDay,
			new Date(maxStart.getTime() + 1),
			minStart,
			spanId === undefined ? null : bytesOf(spanId),
		],
	);
	const asked = ({ spanId: id, startMs }: PageEntry) =>
		(spanId === undefined || id === spanId) && startMs >= minStart.getTime() && startMs <= maxStart.getTime();
	return fullest(rows, asked).map(toPayload);
}

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
