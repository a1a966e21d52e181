import type { Span } from '@spanledger/core/spans/span';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { writeSpanLinks } from '../links/write-span-links.ts';
import { withPartitions } from '../partitions/with-partitions.ts';
import type { Scope } from '../scope.ts';
import { markUnsettled, type TraceArrival } from '../unsettled/mark-unsettled.ts';
import { closedTraces } from './closed-traces.ts';
import { hexOf } from './hex.ts';
import { insertPayloadPages } from './insert-payload-pages.ts';
import { addSpans, replaceSpans, type WrittenKey } from './insert-spans.ts';
import type { Payload } from './payload.ts';
import { rowKey, type SpanToStore, spansToStore } from './span-to-store.ts';
import { storeResources } from './store-resources.ts';

export type StoreSpans = {
	/** Any number, in any order, with repeats; starts within the bounds that ingest checked. */
	spans: readonly { span: Span; payload: Payload }[];
	receivedAt: Date;
};

export type StoredSpans = {
	/** Spans that were not there before. */
	added: number;
	/** Spans whose fuller copy came now. */
	replaced: number;
	/** Spans of closed traces: retention has already dropped a part of them. */
	refused: number;
};

type WrittenSpan = WrittenKey & { isNew: boolean };

/**
 * Stores spans with their payloads and marks their traces unsettled, in one transaction. Idempotent: a span that is there
 * already, in the same or a fuller copy, changes nothing and leaves its trace settled.
 */
export async function storeSpans(db: Db, scope: Scope, { spans, receivedAt }: StoreSpans): Promise<StoredSpans> {
	const unique = spansToStore(spans);
	const closed = await closedTraces(db, scope, unique, receivedAt);
	const rows = unique.filter((row) => !closed.has(row.span.traceId));
	await storeResources(db, scope, rows);
	const starts = () => rows.map((row) => row.start);
	const written = await withPartitions(db, starts, () => inTransaction(db, (tx) => writeSpans(tx, scope, rows)));
	const added = written.filter((row) => row.isNew).length;
	return { added, replaced: written.length - added, refused: unique.length - rows.length };
}

async function writeSpans(tx: Transaction, scope: Scope, rows: readonly SpanToStore[]): Promise<WrittenSpan[]> {
	const added = await addSpans(tx, scope, rows);
	const there = without(rows, added);
	const replaced = await replaceSpans(tx, scope, there);
	const unchanged = new Set(without(there, replaced));
	const changed = rows.filter((row) => !unchanged.has(row));
	await insertPayloadPages(tx, scope, changed);
	await writeSpanLinks(tx, scope, { written: changed, replaced: there.filter((row) => !unchanged.has(row)) });
	const written = [
		...added.map((row) => ({ ...row, isNew: true })),
		...replaced.map((row) => ({ ...row, isNew: false })),
	];
	await markUnsettled(tx, scope, arrivalsOf(written));
	return written;
}

function without(rows: readonly SpanToStore[], written: readonly WrittenKey[]): SpanToStore[] {
	if (written.length === rows.length) return [];
	const keys = new Set(written.map((row) => rowKey(hexOf(row.trace_id), hexOf(row.span_id), row.start_time)));
	return rows.filter((row) => !keys.has(row.key));
}

function arrivalsOf(written: readonly WrittenSpan[]): TraceArrival[] {
	const arrivals = new Map<string, TraceArrival>();
	for (const { trace_id: traceId, start_time: start, isNew } of written) {
		const traceKey = hexOf(traceId);
		const arrival = arrivals.get(traceKey) ?? { traceId, newSpans: 0, minStart: start, maxStart: start };
		if (isNew) arrival.newSpans++;
		if (start < arrival.minStart) arrival.minStart = start;
		if (start > arrival.maxStart) arrival.maxStart = start;
		arrivals.set(traceKey, arrival);
	}
	return [...arrivals.values()];
}
