import { quarterHour } from '../latency/latency-sample.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { unseenCost, unseenMicroCalls } from '../ledger/unseen.ts';
import { addMeasures, isZero, type RollupChange, type UsageMeasures, zeroMeasures } from './rollup.ts';
import { usageRollups } from './usage-rollups.ts';

/** Rollup changes by their identity, so that many traces sum up into one write per row. */
export type RollupDiff = Map<string, RollupChange>;

/**
 * Adds to `diff` what replacing one trace's stored ledger entries by newly settled ones changes. Only the difference:
 * settling again without a change adds nothing, and sum(rollups) = sum(ledger) holds after every commit.
 */
export function diffRollups(diff: RollupDiff, stored: readonly LedgerEntry[], settled: readonly LedgerEntry[]): void {
	addTrace(diff, stored, -1);
	addTrace(diff, settled, 1);
}

/** The changes that are left once opposite ones have cancelled out. */
export const changesOf = (diff: RollupDiff): RollupChange[] => [...diff.values()].filter(({ add }) => !isZero(add));

/** `entries` are all the entries of one trace. */
function addTrace(diff: RollupDiff, entries: readonly LedgerEntry[], sign: 1 | -1): void {
	const counted = new Set<string>();
	for (const entry of [...entries].sort(byTurn)) {
		const bucketMs = quarterHour(entry.startTimeNs);
		const measures = measuresOf(entry);
		for (const { name, keysOf } of usageRollups) {
			for (const key of keysOf(entry)) {
				const traceKey = [name, ...key].join('\u0000');
				const rowKey = `${bucketMs}\u0000${entry.purpose}\u0000${traceKey}`;
				let change = diff.get(rowKey);
				if (change === undefined) {
					change = { rollup: name, key, bucketMs, purpose: entry.purpose, add: { ...zeroMeasures } };
					diff.set(rowKey, change);
				}
				addMeasures(change.add, measures, sign);
				if (!counted.has(traceKey)) countTrace(change.add, entry, sign);
				counted.add(traceKey);
			}
		}
	}
}

function countTrace(measures: UsageMeasures, { outcome }: LedgerEntry, sign: 1 | -1): void {
	measures.traces += sign;
	if (outcome === 'success') measures.successes += sign;
	if (outcome === 'failure') measures.failures += sign;
}

/** By start. A trace counts with the product's calls if it has any: those that only judge come last. */
function byTurn(a: LedgerEntry, b: LedgerEntry): number {
	if (a.purpose !== b.purpose) return a.purpose === 'product' ? -1 : 1;
	if (a.startTimeNs !== b.startTimeNs) return a.startTimeNs < b.startTimeNs ? -1 : 1;
	return a.spanId < b.spanId ? -1 : 1;
}

function measuresOf(entry: LedgerEntry): UsageMeasures {
	const { error, usage, costUsd, unpricedReason } = entry;
	return {
		calls: 1,
		errors: error ? 1 : 0,
		unpricedCalls: costUsd === null && unpricedReason !== 'no-usage' ? 1 : 0,
		traces: 0,
		successes: 0,
		failures: 0,
		inputTokens: usage?.inputTokens ?? 0,
		outputTokens: usage?.outputTokens ?? 0,
		cacheReadTokens: usage?.cacheReadTokens ?? 0,
		cacheWriteTokens: usage?.cacheWriteTokens ?? 0,
		cacheWrite1hTokens: usage?.cacheWrite1hTokens ?? 0,
		reasoningTokens: usage?.reasoningTokens ?? 0,
		audioInputTokens: usage?.audioInputTokens ?? 0,
		audioOutputTokens: usage?.audioOutputTokens ?? 0,
		unseenMicroCalls: unseenMicroCalls(entry),
		costUsd: costUsd ?? 0n,
		unseenCostUsd: unseenCost(entry),
	};
}
