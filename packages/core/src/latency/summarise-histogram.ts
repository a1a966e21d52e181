import { percentileMs } from './log-bucket.ts';

export type Percentiles = { count: number; p50Ms: number; p95Ms: number; p99Ms: number };

/** What a histogram says, each figure within 2 %; all 0 without samples. */
export function summariseHistogram(histogram: ReadonlyMap<number, number>): Percentiles {
	const at = (fraction: number) => percentileMs(histogram, fraction) ?? 0;
	const count = [...histogram.values()].reduce((sum, samples) => sum + samples, 0);
	return { count, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
