import type { JsonObject } from '@spanledger/core/spans/json';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { Payload } from '../spans/payload.ts';
import { unpackPage } from '../spans/payload-page.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

/** What one stored copy of a span carried; `bodyHash` tells which copy. */
export type StoredPayload = { traceId: string; spanId: string; startMs: number; bodyHash: bigint; payload: Payload };

type PageRow = { trace_id: Buffer; page_id: string; resource: JsonObject | null; body: Buffer };

const dayMs = 86_400_000;
/** Compressed bytes in hand at once; a page is at most 256 KB of JSON unless a single span is larger. */
const mostBytes = 4 * 2 ** 20;
const mostPages = 500;
const firstPage = '00000000-0000-0000-0000-000000000000';

/**
 * The payloads of traces, one after the other, every copy of every span. Holds a few megabytes at once however much the traces
 * carried: pages are fetched by their size and opened one by one.
 */
export async function* eachStoredPayload(
	db: Queryable,
	scope: Scope,
	traces: readonly TraceSpans[],
): AsyncGenerator<StoredPayload> {
	if (traces.length === 0) return;
	const earliest = Math.min(...traces.map(({ minStart }) => minStart.getTime()));
	const bounds = {
		traceIds: traces.map(({ traceId }) => bytesOf(traceId)),
		// a page begins before some of its spans, but on the same day
		from: new Date(Math.floor(earliest / dayMs) * dayMs),
		to: new Date(Math.max(...traces.map(({ maxStart }) => maxStart.getTime())) + 1),
	};
	let after = { traceId: bytesOf(''), pageId: firstPage };
	for (;;) {
		const pages = await readPages(db, scope, bounds, after);
		for (const page of pages) yield* payloadsOf(page);
		const last = pages.at(-1);
		if (last === undefined) return;
		after = { traceId: last.trace_id, pageId: last.page_id };
	}
}

type Bounds = { traceIds: readonly Buffer[]; from: Date; to: Date };

/** `octet_length` of a body that lies outside its row is known without reading it. */
async function readPages(
	db: Queryable,
	{ projectId }: Scope,
	{ traceIds, from, to }: Bounds,
	after: { traceId: Buffer; pageId: string },
): Promise<PageRow[]> {
	const { rows } = await db.query<PageRow>(
		`SELECT trace_id, page_id, resources.attributes AS resource, body
		 FROM (
			SELECT project_id, trace_id, page_id, resource_hash, body,
				sum(octet_length(body)) OVER (ORDER BY trace_id, page_id) - octet_length(body) AS bytes_before
			FROM payload_pages
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4 AND (trace_id, page_id) > ($5, $6)
			ORDER BY trace_id, page_id LIMIT ${mostPages}
		 ) page LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE bytes_before < ${mostBytes}
		 ORDER BY trace_id, page_id`,
		[projectId, traceIds, from, to, after.traceId, after.pageId],
	);
	return rows;
}

function* payloadsOf({ trace_id, resource, body }: PageRow): Generator<StoredPayload> {
	const traceId = hexOf(trace_id);
	for (const { spanId, startMs, bodyHash, ...entry } of unpackPage(body)) {
		yield { traceId, spanId, startMs, bodyHash, payload: { ...entry, resource: resource ?? {} } };
	}
}
