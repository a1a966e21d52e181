import type { Span } from '@spanledger/core/spans/span';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { spanColumns } from '../spans/span-columns.ts';
import { replaceOnConflict, spanKey } from '../spans/span-key.ts';
import { rowKey } from '../spans/span-to-store.ts';
import { startTime } from '../spans/start-time.ts';
import type { SpanCopy } from './read-traces-to-reread.ts';

const columns: readonly Column<SpanCopy>[] = [
	...spanColumns.map(([column, value]) => [column, ({ span }: SpanCopy) => value(span)] as const),
	['body_hash', ({ bodyHash }) => bodyHash],
];

/**
 * Replaces stored readings of spans by new ones, where the row is still the one that was read: a fuller copy that came meanwhile
 * was read by its own rules, and a row that is gone stays gone. Locks in key order, as storing does. Returns the spans written.
 */
export async function rewriteSpans(tx: Transaction, scope: Scope, copies: readonly SpanCopy[]): Promise<Span[]> {
	if (copies.length === 0) return [];
	const there = await lockCopies(tx, scope, copies);
	const rows = copies.filter(({ span, bodyHash }) => there.get(keyOf(span)) === bodyHash);
	await insertRows<never, SpanCopy>(tx, {
		table: 'spans',
		columns: [['project_id', () => scope.projectId], ...columns],
		key: spanKey,
		rows,
		conflict: replaceOnConflict(columns),
		statement: 'rewrite-spans',
	});
	return rows.map(({ span }) => span);
}

const keyOf = ({ traceId, spanId, startTimeNs }: Span): string => rowKey(traceId, spanId, startTime(startTimeNs));

/** Hash of what is stored now, by key, of rows that cannot change before the transaction ends. */
async function lockCopies(
	tx: Transaction,
	{ projectId }: Scope,
	copies: readonly SpanCopy[],
): Promise<Map<string, bigint>> {
	const starts = copies.map(({ span }) => startTime(span.startTimeNs));
	const { rows } = await tx.query<{ trace_id: Buffer; span_id: Buffer; start_time: Date; body_hash: bigint }>(
		`SELECT s.trace_id, s.span_id, s.start_time, s.body_hash FROM spans s
		 JOIN unnest($2::bytea[], $3::bytea[], $4::timestamptz[]) AS wanted (trace_id, span_id, start_time)
			USING (trace_id, span_id, start_time)
		 WHERE s.project_id = $1 AND s.start_time >= $5 AND s.start_time < $6
		 ORDER BY s.project_id, s.trace_id, s.span_id, s.start_time
		 FOR UPDATE OF s`,
		[
			projectId,
			copies.map(({ span }) => bytesOf(span.traceId)),
			copies.map(({ span }) => bytesOf(span.spanId)),
			starts,
			new Date(Math.min(...starts.map(Number))),
			new Date(Math.max(...starts.map(Number)) + 1),
		],
	);
	return new Map(rows.map((row) => [rowKey(hexOf(row.trace_id), hexOf(row.span_id), row.start_time), row.body_hash]));
}
