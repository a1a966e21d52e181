import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';

/** A trace to settle again though no span came: another trace's claim changed what it should bill. */
export type TraceToSettle = { traceId: string; minStart: Date; maxStart: Date };

/** Due at once; a settlement that is under way meanwhile finds its version outdated. */
export async function unsettleTraces(db: Db, { projectId }: Scope, traces: readonly TraceToSettle[]): Promise<void> {
	if (traces.length === 0) return;
	const { rows } = await db.query<{ now: Date; version: bigint }>(
		'SELECT now, (extract(epoch FROM now) * 1000000)::bigint AS version FROM clock_timestamp() AS now',
	);
	const clock = rows[0];
	if (clock === undefined) throw new Error('the database told no time');
	await insertRows<never, TraceToSettle>(db, {
		table: 'unsettled_traces',
		columns: [
			['project_id', () => projectId],
			['trace_id', ({ traceId }) => bytesOf(traceId)],
			['version', () => clock.version],
			['first_seen', () => clock.now],
			['last_seen', () => clock.now],
			['span_count', () => 0],
			['min_start', ({ minStart }) => minStart],
			['max_start', ({ maxStart }) => maxStart],
			['due_at', () => clock.now],
		],
		key: ['project_id', 'trace_id'],
		rows: traces,
		conflict: `ON CONFLICT (project_id, trace_id) DO UPDATE SET
			version = greatest(unsettled_traces.version + 1, excluded.version),
			min_start = least(unsettled_traces.min_start, excluded.min_start),
			max_start = greatest(unsettled_traces.max_start, excluded.max_start),
			due_at = least(unsettled_traces.due_at, excluded.due_at)`,
	});
}
