import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { databaseClock } from './database-clock.ts';
import { raiseAboveSettled } from './raise-above-settled.ts';

/** A trace to settle again though no span came: another trace's claim, or a second reading of its spans, changed what it should bill. */
export type TraceToSettle = { traceId: string; minStart: Date; maxStart: Date };

/** Due at once; a settlement that is under way meanwhile finds its version outdated. */
export async function unsettleTraces(db: Db, scope: Scope, traces: readonly TraceToSettle[]): Promise<void> {
	if (traces.length === 0) return;
	await inTransaction(db, (tx) => putBackTraces(tx, scope, traces));
}

/** The same in the transaction of what changed the traces. */
export async function putBackTraces(
	tx: Transaction,
	{ projectId }: Scope,
	traces: readonly TraceToSettle[],
): Promise<void> {
	if (traces.length === 0) return;
	const { version, now } = await databaseClock(tx);
	await insertRows<never, TraceToSettle>(tx, {
		table: 'unsettled_traces',
		columns: [
			['project_id', () => projectId],
			['trace_id', ({ traceId }) => bytesOf(traceId)],
			['version', () => version],
			['first_seen', () => now],
			['last_seen', () => now],
			['span_count', () => 0],
			['min_start', ({ minStart }) => minStart],
			['max_start', ({ maxStart }) => maxStart],
			['due_at', () => now],
		],
		key: ['project_id', 'trace_id'],
		rows: traces,
		conflict: `ON CONFLICT (project_id, trace_id) DO UPDATE SET
			version = greatest(unsettled_traces.version + 1, excluded.version),
			min_start = least(unsettled_traces.min_start, excluded.min_start),
			max_start = greatest(unsettled_traces.max_start, excluded.max_start),
			due_at = least(unsettled_traces.due_at, excluded.due_at)`,
	});
	await raiseAboveSettled(
		tx,
		projectId,
		traces.map(({ traceId }) => bytesOf(traceId)),
		version,
	);
}
