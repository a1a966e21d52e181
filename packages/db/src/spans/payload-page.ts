import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { jsonText } from '../json-text.ts';
import type { Fullness } from './fuller.ts';
import type { Payload } from './payload.ts';
import type { SpanToStore } from './span-to-store.ts';

/** What one span carried, with what tells two copies of it apart. */
export type PageEntry = Omit<Payload, 'resource'> & Fullness & { spanId: string; startMs: number };

/** Bytes of JSON in a page: as far back as the compressor looks, and quick to open when one span is asked for. */
const largestPage = 2 ** 18;
const windowBits = 18;
const dayMs = 86_400_000;

/** Groups spans into pages: of one trace, one day and one resource; a span larger than a page has its own. */
export function pagesOf(rows: readonly SpanToStore[]): SpanToStore[][] {
	const open = new Map<string, { page: SpanToStore[]; size: number }>();
	const pages: SpanToStore[][] = [];
	for (const row of rows) {
		const day = Math.floor(row.start.getTime() / dayMs);
		const key = `${row.span.traceId}${day} ${row.resourceHash.toString('latin1')}`;
		const size = row.attributes.length + row.rest.length;
		const last = open.get(key);
		if (last !== undefined && last.size + size <= largestPage) {
			last.page.push(row);
			last.size += size;
		} else {
			const page = [row];
			open.set(key, { page, size });
			pages.push(page);
		}
	}
	return pages;
}

/**
 * The entries as brotli of their JSON. Quality 1: it takes 11 µs for 2.4 KB of chat, and finds a history that is resent; higher ones
 * take twice as long for a twentieth less.
 */
export function packPage(spans: readonly SpanToStore[]): Buffer {
	const parts = spans.flatMap((span, index) => [index === 0 ? listStart : comma, ...entryParts(span)]);
	const json = Buffer.concat([...parts, listEnd]);
	return brotliCompressSync(json, {
		chunkSize: Math.max(1_024, json.length),
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 1,
			[constants.BROTLI_PARAM_LGWIN]: windowBits,
			[constants.BROTLI_PARAM_SIZE_HINT]: json.length,
		},
	});
}

/** Undoes `packPage`. */
export function unpackPage(body: Buffer): PageEntry[] {
	const entries = JSON.parse(brotliDecompressSync(body).toString()) as StoredEntry[]; // as `entryJson` writes it
	return entries.map(({ endTimeNs, bodyHash, ...entry }) => ({
		...entry,
		endTimeNs: BigInt(endTimeNs),
		bodyHash: BigInt(bodyHash),
	}));
}

type StoredEntry = Omit<PageEntry, 'endTimeNs' | 'bodyHash'> & { endTimeNs: string; bodyHash: string };

const [listStart, comma, listEnd] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];

/** `{…,"attributes":` · attributes · `,` · `"events":…,"links":…}`: the long parts are JSON already and are not written again. */
function entryParts({ span, payload, attributes, rest, ...row }: SpanToStore): Buffer[] {
	const { traceState, flags, droppedAttributesCount, truncatedKeys } = payload;
	const small = jsonText({
		spanId: span.spanId,
		startMs: row.start.getTime(),
		pending: row.pending,
		endTimeNs: String(row.endTimeNs),
		attributeCount: row.attributeCount,
		bodyHash: String(row.bodyHash),
		traceState,
		flags,
		droppedAttributesCount,
		truncatedKeys,
	});
	return [Buffer.from(`${small.slice(0, -1)},"attributes":`), attributes, comma, rest.subarray(1)];
}
