import type { Purpose } from '../ledger/ledger-entry.ts';
import type { PicoUsd } from '../money/pico-usd.ts';

/** What every usage rollup adds up. All additive; tokens that were not reported add nothing. */
export type UsageMeasures = {
	calls: number;
	errors: number;
	/** Usage known, no price. */
	unpricedCalls: number;
	/** Traces, each counted once per key, in the quarter hour of its first entry under that key. */
	traces: number;
	/** Those of `traces` whose task is known to have succeeded, or failed; the rest nobody has judged. */
	successes: number;
	failures: number;
	inputTokens: number;
	outputTokens: number;
	cacheReadTokens: number;
	cacheWriteTokens: number;
	cacheWrite1hTokens: number;
	reasoningTokens: number;
	audioInputTokens: number;
	audioOutputTokens: number;
	/** Calls that sampling kept from us, in millionths: estimated calls = calls + these. */
	unseenMicroCalls: number;
	costUsd: PicoUsd;
	/** Their cost: estimated cost = cost + this. */
	unseenCostUsd: PicoUsd;
};

/** One change to one rollup row: key columns in the order of the rollup's declaration, then what to add (it may be negative). */
export type RollupChange = {
	rollup: RollupName;
	key: readonly string[];
	bucketMs: number;
	purpose: Purpose;
	add: UsageMeasures;
};

export type RollupName = 'usage_by_dimension' | 'usage_by_day' | 'usage_cube' | 'user_usage' | 'user_usage_by_day';

export const zeroMeasures: UsageMeasures = {
	calls: 0,
	errors: 0,
	unpricedCalls: 0,
	traces: 0,
	successes: 0,
	failures: 0,
	inputTokens: 0,
	outputTokens: 0,
	cacheReadTokens: 0,
	cacheWriteTokens: 0,
	cacheWrite1hTokens: 0,
	reasoningTokens: 0,
	audioInputTokens: 0,
	audioOutputTokens: 0,
	unseenMicroCalls: 0,
	costUsd: 0n,
	unseenCostUsd: 0n,
};

type MoneyMeasure = 'costUsd' | 'unseenCostUsd';
export type CountMeasure = Exclude<keyof UsageMeasures, MoneyMeasure>;
export const measureNames = Object.keys(zeroMeasures).filter(
	(name): name is CountMeasure => name !== 'costUsd' && name !== 'unseenCostUsd',
);

/** Adds `sign × more` onto `sum` in place: the hot loop of settling. */
export function addMeasures(sum: UsageMeasures, more: UsageMeasures, sign: 1 | -1): void {
	for (const name of measureNames) sum[name] += sign * more[name];
	sum.costUsd += BigInt(sign) * more.costUsd;
	if (more.unseenCostUsd !== 0n) sum.unseenCostUsd += BigInt(sign) * more.unseenCostUsd;
}

export const isZero = (measures: UsageMeasures): boolean =>
	measures.costUsd === 0n && measures.unseenCostUsd === 0n && measureNames.every((name) => measures[name] === 0);
