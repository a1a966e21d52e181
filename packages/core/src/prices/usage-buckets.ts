import type { CostBucket } from '../ledger/ledger-entry.ts';
import type { Usage } from '../spans/usage.ts';

/** Tokens per priced part; the parts are disjoint. Absent = none. */
export type UsageBuckets = { [bucket in CostBucket]?: number };

/**
 * Splits a usage whose totals include their parts (contract) into disjoint parts. Inconsistent counts are clamped so
 * that the parts never exceed what they are part of, except that cache counts beyond the input raise the input: an
 * emitter that leaves cache out of its input has been seen more often than one that invents cache reads.
 *
 *   input 1712 = 12 uncached + 1500 cache read + 150 written for 5 m + 50 written for 1 h
 */
export function usageBuckets(usage: Usage): UsageBuckets {
	const cacheRead = usage.cacheReadTokens ?? 0;
	const cacheWrite1h = usage.cacheWrite1hTokens ?? 0;
	const cacheWrite = Math.max(usage.cacheWriteTokens ?? 0, cacheWrite1h) - cacheWrite1h;
	const cached = cacheRead + cacheWrite + cacheWrite1h;
	const uncached = Math.max((usage.inputTokens ?? 0) - cached, 0);
	const audioInput = Math.min(usage.audioInputTokens ?? 0, uncached);

	const output = usage.outputTokens ?? 0;
	const reasoning = Math.min(usage.reasoningTokens ?? 0, output);
	const audioOutput = Math.min(usage.audioOutputTokens ?? 0, output - reasoning);

	return withoutZeros({
		input: uncached - audioInput,
		cacheRead,
		cacheWrite,
		cacheWrite1h,
		audioInput,
		output: output - reasoning - audioOutput,
		reasoning,
		audioOutput,
	});
}

function withoutZeros(buckets: UsageBuckets): UsageBuckets {
	return Object.fromEntries(Object.entries(buckets).filter(([, tokens]) => tokens > 0));
}
