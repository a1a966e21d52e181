import type { SpanText } from '@spanledger/core/search/texts-of';
import type { JsonObject } from '@spanledger/core/spans/json';
import type { Span } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import { readContentLogs } from '../logs/read-content-logs.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { unpackPage } from '../spans/payload-page.ts';
import { type SpanRow, spanColumns, spanFromRow } from '../spans/span-columns.ts';
import type { FoundPart } from './search-parts.ts';
import { spanTexts } from './span-texts.ts';

export type SpanWords = { span: Span; texts: SpanText[] };

const columns = [...spanColumns.map(([column]) => column), 'body_hash'].join(', ');
const dayMs = 86_400_000;

type Day = { projectId: string; traceIds: Buffer[]; from: Date; to: Date };

/**
 * What the spans of parts say, by trace id, in the order the parts name them. The parts lie in one day. Only the pages that hold these spans
 * are opened. Spans whose content has expired are missing.
 */
export async function readPartSpans(
	db: Queryable,
	scope: Scope,
	parts: readonly FoundPart[],
): Promise<Map<string, SpanWords[]>> {
	const [first] = parts;
	if (first === undefined) return new Map();
	const from = new Date(Math.floor(first.start.getTime() / dayMs) * dayMs);
	const day: Day = {
		...scope,
		traceIds: [...new Set(parts.map(({ traceId }) => traceId))].map(bytesOf),
		from,
		to: new Date(from.getTime() + dayMs),
	};
	const [spans, pages, logs] = await Promise.all([
		readSpans(db, day, parts),
		readPages(db, day, parts),
		readContentLogs(
			db,
			scope,
			parts.map(({ traceId, start }) => ({ traceId, minStart: start, maxStart: start })),
		),
	]);
	const words = new Map<string, SpanWords>();
	for (const { trace_id, resource, body } of pages) {
		for (const { spanId, bodyHash, ...entry } of unpackPage(body)) {
			const key = hexOf(trace_id) + spanId;
			const row = spans.get(key);
			if (row?.body_hash !== bodyHash) continue;
			const span = spanFromRow(row);
			words.set(key, { span, texts: spanTexts(span, { ...entry, resource: resource ?? {} }, logs.get(key) ?? []) });
		}
	}
	return byTrace(parts, words);
}

async function readSpans(
	db: Queryable,
	{ projectId, traceIds, from, to }: Day,
	parts: readonly FoundPart[],
): Promise<Map<string, SpanRow>> {
	const { rows } = await db.query<SpanRow>(
		`SELECT ${columns} FROM spans
		 WHERE project_id = $1 AND trace_id = ANY($2) AND span_id = ANY($3) AND start_time >= $4 AND start_time < $5`,
		[projectId, traceIds, parts.flatMap(({ spanIds }) => spanIds.map(bytesOf)), from, to],
	);
	return new Map(rows.map((row) => [hexOf(row.trace_id) + hexOf(row.span_id), row]));
}

type PageRow = { trace_id: Buffer; resource: JsonObject | null; body: Buffer };

/** Which pages hold the spans is told by their ids alone; a body that lies outside its row is not read for that. */
async function readPages(
	db: Queryable,
	{ projectId, traceIds, from, to }: Day,
	parts: readonly FoundPart[],
): Promise<PageRow[]> {
	const { rows: there } = await db.query<{ trace_id: Buffer; page_id: string; span_ids: Buffer }>(
		`SELECT trace_id, page_id, span_ids FROM payload_pages
		 WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4`,
		[projectId, traceIds, from, to],
	);
	const wanted = new Set(parts.flatMap(({ traceId, spanIds }) => spanIds.map((spanId) => traceId + spanId)));
	const pageIds = there
		.filter(({ trace_id, span_ids }) => idsOf(span_ids).some((spanId) => wanted.has(hexOf(trace_id) + spanId)))
		.map(({ page_id }) => page_id);
	if (pageIds.length === 0) return [];
	const { rows } = await db.query<PageRow>(
		`SELECT trace_id, resources.attributes AS resource, body
		 FROM payload_pages LEFT JOIN resources USING (project_id, resource_hash)
		 WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4 AND page_id = ANY($5)`,
		[projectId, traceIds, from, to, pageIds],
	);
	return rows;
}

const idsOf = (bytes: Buffer): string[] => hexOf(bytes).match(/.{16}/g) ?? [];

function byTrace(parts: readonly FoundPart[], words: ReadonlyMap<string, SpanWords>): Map<string, SpanWords[]> {
	const traces = new Map<string, SpanWords[]>();
	for (const { traceId, spanIds } of parts) {
		const spans = spanIds.flatMap((spanId) => words.get(traceId + spanId) ?? []);
		traces.set(traceId, [...(traces.get(traceId) ?? []), ...spans]);
	}
	return traces;
}
