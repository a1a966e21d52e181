import type { Span } from '@spanledger/core/spans/span';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertRows } from '../insert-rows.ts';
import { ensurePartitions } from '../partitions/ensure-partitions.ts';
import type { Scope } from '../scope.ts';
import { markUnsettled, type TraceArrival } from '../unsettled/mark-unsettled.ts';
import { closedTraces } from './closed-traces.ts';
import { excludedIsFuller } from './fuller.ts';
import { hexOf } from './hex.ts';
import type { Payload } from './payload.ts';
import { spanColumns } from './span-columns.ts';
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

type SpanKey = { trace_id: Buffer; span_id: Buffer; start_time: Date };
type WrittenSpan = SpanKey & { added: boolean };

/**
 * Stores spans with their payloads and marks their traces unsettled, in one transaction. Idempotent: a span that is there
 * already, in the same or a fuller copy, changes nothing and leaves its trace settled.
 */
export async function storeSpans(db: Db, scope: Scope, { spans, receivedAt }: StoreSpans): Promise<StoredSpans> {
	const unique = spansToStore(spans);
	const closed = await closedTraces(db, scope, unique, receivedAt);
	const rows = unique.filter((row) => !closed.has(row.span.traceId));
	await storeResources(db, scope, rows);
	const written = await withPartitions(db, rows, () => inTransaction(db, (tx) => writeSpans(tx, scope, rows)));
	const added = written.filter((row) => row.added).length;
	return { added, replaced: written.length - added, refused: unique.length - rows.length };
}

async function writeSpans(tx: Transaction, scope: Scope, rows: readonly SpanToStore[]): Promise<WrittenSpan[]> {
	const added = await insertSpans(tx, scope, rows, 'ON CONFLICT DO NOTHING');
	const there = without(rows, added);
	const replaced = await insertSpans(tx, scope, there, replaceWhere(allSpanColumns, excludedIsFuller));
	const unchanged = new Set(without(there, replaced));
	await insertPayloads(
		tx,
		scope,
		rows.filter((row) => !unchanged.has(row)),
	);
	const written = [
		...added.map((row) => ({ ...row, added: true })),
		...replaced.map((row) => ({ ...row, added: false })),
	];
	await markUnsettled(tx, scope, arrivalsOf(written));
	return written;
}

const allSpanColumns = [...spanColumns.map(([column]) => column), 'body_hash'];

/** Returns the keys of the rows really written. */
function insertSpans(
	tx: Transaction,
	{ projectId }: Scope,
	rows: readonly SpanToStore[],
	conflict: string,
): Promise<SpanKey[]> {
	return insertRows<SpanKey, SpanToStore>(tx, {
		table: 'spans',
		columns: [
			['project_id', () => projectId],
			...spanColumns.map(([column, value]) => [column, (row: SpanToStore) => value(row.span)] as const),
			['body_hash', (row) => row.bodyHash],
		],
		key: primaryKey,
		rows,
		conflict,
		returning: 'trace_id, span_id, start_time',
	});
}

function without(rows: readonly SpanToStore[], written: readonly SpanKey[]): SpanToStore[] {
	if (written.length === rows.length) return [];
	const keys = new Set(written.map((row) => rowKey(hexOf(row.trace_id), hexOf(row.span_id), row.start_time)));
	return rows.filter((row) => !keys.has(row.key));
}

async function insertPayloads(tx: Transaction, { projectId }: Scope, rows: readonly SpanToStore[]): Promise<void> {
	await insertRows<never, SpanToStore>(tx, {
		table: 'payloads',
		columns: [['project_id', () => projectId], ...payloadColumns],
		key: primaryKey,
		rows,
		conflict: replaceWhere(payloadColumns.map(([column]) => column)),
	});
}

const payloadColumns: readonly (readonly [column: string, value: (row: SpanToStore) => unknown])[] = [
	['trace_id', (row) => Buffer.from(row.span.traceId, 'hex')],
	['span_id', (row) => Buffer.from(row.span.spanId, 'hex')],
	['start_time', (row) => row.start],
	['resource_hash', (row) => row.resourceHash],
	['trace_state', (row) => row.payload.traceState],
	['flags', (row) => row.payload.flags],
	['attributes', (row) => row.attributesJson],
	['events', (row) => row.eventsJson],
	['links', (row) => row.linksJson],
	['dropped_attributes_count', (row) => row.payload.droppedAttributesCount],
	['truncated_keys', (row) => row.payload.truncatedKeys],
];

const primaryKey = ['project_id', 'trace_id', 'span_id', 'start_time'];

function replaceWhere(columns: readonly string[], condition?: string): string {
	const assignments = columns
		.filter((column) => !primaryKey.includes(column))
		.map((column) => `${column} = excluded.${column}`);
	const where = condition === undefined ? '' : ` WHERE ${condition}`;
	return `ON CONFLICT (${primaryKey.join(', ')}) DO UPDATE SET ${assignments.join(', ')}${where}`;
}

function arrivalsOf(written: readonly WrittenSpan[]): TraceArrival[] {
	const arrivals = new Map<string, TraceArrival>();
	for (const { trace_id: traceId, start_time: start, added } of written) {
		const traceKey = hexOf(traceId);
		const arrival = arrivals.get(traceKey) ?? { traceId, newSpans: 0, minStart: start, maxStart: start };
		if (added) arrival.newSpans++;
		if (start < arrival.minStart) arrival.minStart = start;
		if (start > arrival.maxStart) arrival.maxStart = start;
		arrivals.set(traceKey, arrival);
	}
	return [...arrivals.values()];
}

/** Partitions are made ahead; a span of a day that has none makes them, and the write is done again. */
async function withPartitions<Result>(
	db: Db,
	rows: readonly SpanToStore[],
	write: () => Promise<Result>,
): Promise<Result> {
	try {
		return await write();
	} catch (error) {
		// check_violation: "no partition of relation … found for row"; these tables have no other check
		if (!(error instanceof Error && 'code' in error && error.code === '23514')) throw error;
		await ensurePartitions(
			db,
			rows.map((row) => row.start),
		);
		return write();
	}
}
