import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from './hex.ts';
import { replaceOnConflict, spanKey } from './span-key.ts';
import type { SpanToStore } from './span-to-store.ts';

const columns: readonly Column<SpanToStore>[] = [
	['trace_id', (row) => bytesOf(row.span.traceId)],
	['span_id', (row) => bytesOf(row.span.spanId)],
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

/** Payloads of spans that were written in the same transaction: it holds their span rows, so whatever is there gives way. */
export async function insertPayloads(
	tx: Transaction,
	{ projectId }: Scope,
	rows: readonly SpanToStore[],
): Promise<void> {
	await insertRows<never, SpanToStore>(tx, {
		table: 'payloads',
		columns: [['project_id', () => projectId], ...columns],
		key: spanKey,
		rows,
		conflict: replaceOnConflict(columns),
		statement: 'insert-payloads',
	});
}
