import type { LatencyKind, LatencySample } from './latency-sample.ts';

/** Every grain that latency is kept in. Feeding is one diff; each tier says where it stands, what it takes and from what. */
export type LatencyTier = {
	grain: 'minute' | 'quarter' | 'day';
	histogram: 'latency_minutes' | 'latency_histogram' | 'latency_days';
	sums: 'latency_minute_sums' | 'latency_sums' | 'latency_day_sums';
	/** null = all. */
	kinds: readonly LatencyKind[] | null;
	/** null = for ever. */
	keptMs: number | null;
	/** The finer tier, above it in the list, whose changes it sums by UTC day; null = it is fed by the samples. */
	summedFrom: 'quarter' | null;
};

const dayMs = 86_400_000;

export const latencyTiers: readonly LatencyTier[] = [
	{
		grain: 'minute',
		histogram: 'latency_minutes',
		sums: 'latency_minute_sums',
		kinds: ['route', 'stage'],
		keptMs: 2 * dayMs,
		summedFrom: null,
	},
	{
		grain: 'quarter',
		histogram: 'latency_histogram',
		sums: 'latency_sums',
		kinds: null,
		keptMs: null,
		summedFrom: null,
	},
	{
		grain: 'day',
		histogram: 'latency_days',
		sums: 'latency_day_sums',
		kinds: null,
		keptMs: null,
		summedFrom: 'quarter',
	},
];

/** Start of the UTC day, ms since the epoch. */
export const utcDay = (ms: number): number => ms - (ms % dayMs);

/** Start of the sample's bucket in a tier, ms since the epoch; null = it gave that tier nothing. */
export function bucketIn({ grain, kinds, keptMs }: LatencyTier, sample: LatencySample, nowMs: number): number | null {
	if (kinds !== null && !kinds.includes(sample.kind)) return null;
	if (grain === 'quarter') return sample.bucketMs;
	if (grain === 'day') return utcDay(sample.bucketMs);
	if (sample.minuteMs === undefined || (keptMs !== null && sample.minuteMs < nowMs - keptMs)) return null;
	return sample.minuteMs;
}
