import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { databaseClock } from './database-clock.ts';
import { raiseAboveSettled } from './raise-above-settled.ts';

/** What a batch brought to one trace. */
export type TraceArrival = { traceId: Buffer; newSpans: number; minStart: Date; maxStart: Date };

// thousands of spans, at least one; the row as it will be
const thousands = `greatest(1, ceil((unsettled_traces.span_count + excluded.span_count) / 1000.0))`;
const age = `excluded.last_seen - unsettled_traces.first_seen`;
const quietUntil = `excluded.last_seen + least(60, ${thousands}) * interval '1 second'`;
const waitUntil = `coalesce(unsettled_traces.settled_at, unsettled_traces.first_seen)
	+ greatest(least(60, 5 * ${thousands}) * interval '1 second', (${age}) / 2)`;

/**
 * Says that traces have spans no settlement has seen, and when to settle them: after a quiet second per thousand spans, but
 * never later than a wait since the first span (or the last settlement) that grows with the trace's age. Waiting half the age
 * makes the settlements of a long trace lie at 1, 1.5, 2.25 … so together they cost at most three times the last one.
 * The version only ever rises, so a settler can tell whether spans came while it worked.
 */
export async function markUnsettled(
	tx: Transaction,
	{ projectId }: Scope,
	arrivals: readonly TraceArrival[],
): Promise<void> {
	if (arrivals.length === 0) return;
	const { version, now } = await databaseClock(tx);
	await insertRows<never, TraceArrival>(tx, {
		table: 'unsettled_traces',
		columns: [
			['project_id', () => projectId],
			['trace_id', (arrival) => arrival.traceId],
			['version', () => version],
			['first_seen', () => now],
			['last_seen', () => now],
			['span_count', (arrival) => arrival.newSpans],
			['min_start', (arrival) => arrival.minStart],
			['max_start', (arrival) => arrival.maxStart],
			['due_at', (arrival) => new Date(now.getTime() + quietMs(arrival.newSpans))],
		],
		key: ['project_id', 'trace_id'],
		rows: arrivals,
		conflict: `ON CONFLICT (project_id, trace_id) DO UPDATE SET
			version = greatest(unsettled_traces.version + 1, excluded.version),
			last_seen = greatest(unsettled_traces.last_seen, excluded.last_seen),
			span_count = unsettled_traces.span_count + excluded.span_count,
			min_start = least(unsettled_traces.min_start, excluded.min_start),
			max_start = greatest(unsettled_traces.max_start, excluded.max_start),
			due_at = least(${quietUntil}, ${waitUntil})`,
	});
	await raiseAboveSettled(
		tx,
		projectId,
		arrivals.map(({ traceId }) => traceId),
		version,
	);
}

/** A new trace has waited for nothing yet: only the quiet time counts. */
function quietMs(spans: number): number {
	return 1_000 * Math.min(60, Math.max(1, Math.ceil(spans / 1_000)));
}
