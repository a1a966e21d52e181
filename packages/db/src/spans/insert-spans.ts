import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { excludedIsFuller } from './fuller.ts';
import { spanColumns } from './span-columns.ts';
import { replaceOnConflict, spanKey } from './span-key.ts';
import type { SpanToStore } from './span-to-store.ts';

/** The key of a row that was written. */
export type WrittenKey = { trace_id: Buffer; span_id: Buffer; start_time: Date };

const columns: readonly Column<SpanToStore>[] = [
	...spanColumns.map(([column, value]) => [column, (row: SpanToStore) => value(row.span)] as const),
	['body_hash', (row) => row.bodyHash],
];

/** Adds the spans that are not there yet and returns their keys. */
export function addSpans(tx: Transaction, scope: Scope, rows: readonly SpanToStore[]): Promise<WrittenKey[]> {
	return insertSpans(tx, scope, rows, 'add-spans', 'ON CONFLICT DO NOTHING');
}

/** Replaces spans that are there by fuller copies and returns the keys of those that gave way. */
export function replaceSpans(tx: Transaction, scope: Scope, rows: readonly SpanToStore[]): Promise<WrittenKey[]> {
	return insertSpans(tx, scope, rows, 'replace-spans', `${replaceOnConflict(columns)} WHERE ${excludedIsFuller}`);
}

function insertSpans(
	tx: Transaction,
	{ projectId }: Scope,
	rows: readonly SpanToStore[],
	statement: string,
	conflict: string,
): Promise<WrittenKey[]> {
	return insertRows<WrittenKey, SpanToStore>(tx, {
		table: 'spans',
		columns: [['project_id', () => projectId], ...columns],
		key: spanKey,
		rows,
		conflict,
		returning: 'trace_id, span_id, start_time',
		statement,
	});
}
