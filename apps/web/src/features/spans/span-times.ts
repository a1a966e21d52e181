import type { TreeRow } from '@spanledger/api/traces/pack-rows';
import type { TracePageHead } from '@spanledger/api/traces/read-head';

/** When a span ran, and what of the wait was its own. */
export type SpanTimes = {
	/** From the earliest start of the trace. */
	offsetMs: number;
	startTime: string;
	/** What it has of the critical path itself; what is inside of it has its own. 0 = it is off the path. */
	criticalMs: number;
	/** Of the duration of the trace; null = that is 0. */
	criticalShare: number | null;
};

export function timesOf(
	{ startUs, critical }: Pick<TreeRow, 'startUs' | 'critical'>,
	{ startMs, durationMs }: Pick<TracePageHead, 'startMs' | 'durationMs'>,
): SpanTimes {
	const criticalMs = sumOf(critical ?? []) / 1_000;
	return {
		offsetMs: startUs / 1_000,
		startTime: new Date(startMs + startUs / 1_000).toISOString(),
		criticalMs,
		criticalShare: durationMs > 0 ? criticalMs / durationMs : null,
	};
}

/** Of stretches: start, end, start, end … */
export function sumOf(stretches: readonly number[]): number {
	let sum = 0;
	for (let at = 0; at + 1 < stretches.length; at += 2) sum += (stretches[at + 1] ?? 0) - (stretches[at] ?? 0);
	return sum;
}
