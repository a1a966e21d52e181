import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertRows } from '../insert-rows.ts';
import { withPartitions } from '../partitions/with-partitions.ts';
import type { Scope } from '../scope.ts';
import { closedTraces } from '../spans/closed-traces.ts';
import { hexOf } from '../spans/hex.ts';
import { markUnsettled, type TraceArrival } from '../unsettled/mark-unsettled.ts';
import { type LogToStore, logColumns, logsToStore } from './log-columns.ts';

export type StoreLogs = {
	/** Any number, in any order, with repeats; times within the bounds that ingest checked. */
	logs: readonly SpanLog[];
	receivedAt: Date;
};

export type StoredLogs = {
	/** Records that were not there before. */
	added: number;
	/** Records of closed traces: retention has already dropped a part of them. */
	refused: number;
};

type WrittenRow = { trace_id: Buffer; start_time: Date; use: string };

/**
 * Stores log records beside their spans, which may come before or after. Idempotent. A trace that got content or an exception is
 * marked unsettled, so that its list row shows them; other records tell settling nothing.
 */
export async function storeLogs(db: Db, scope: Scope, { logs, receivedAt }: StoreLogs): Promise<StoredLogs> {
	const unique = logsToStore(logs);
	const closed = await closedTraces(db, scope, unique, receivedAt);
	const rows = unique.filter(({ log }) => !closed.has(log.traceId));
	const starts = () => rows.map(({ start }) => start);
	const written = await withPartitions(db, starts, () => inTransaction(db, (tx) => writeLogs(tx, scope, rows)));
	return { added: written.length, refused: unique.length - rows.length };
}

async function writeLogs(tx: Transaction, scope: Scope, rows: readonly LogToStore[]): Promise<WrittenRow[]> {
	const written = await insertRows<WrittenRow, LogToStore>(tx, {
		table: 'span_logs',
		columns: [['project_id', () => scope.projectId], ...logColumns],
		key: ['project_id', 'trace_id', 'span_id', 'log_id', 'start_time'],
		rows,
		conflict: 'ON CONFLICT DO NOTHING',
		returning: 'trace_id, start_time, use',
		statement: 'insert-span-logs',
	});
	await markUnsettled(tx, scope, arrivalsOf(written.filter(({ use }) => use !== 'correlated')));
	return written;
}

/** A record adds no span; its time lies within its span's, so it may stand for its start. */
function arrivalsOf(written: readonly WrittenRow[]): TraceArrival[] {
	const arrivals = new Map<string, TraceArrival>();
	for (const { trace_id: traceId, start_time: time } of written) {
		const key = hexOf(traceId);
		const known = arrivals.get(key) ?? { traceId, newSpans: 0, minStart: time, maxStart: time };
		if (time < known.minStart) known.minStart = time;
		if (time > known.maxStart) known.maxStart = time;
		arrivals.set(key, known);
	}
	return [...arrivals.values()];
}
