import type { LatencyKind, LatencySample } from './latency-sample.ts';

/** Every grain that latency is kept in. Feeding is one diff; each tier says where it stands and what it takes. */
export type LatencyTier = {
	grain: 'minute' | 'quarter' | 'day';
	histogram: 'latency_minutes' | 'latency_histogram' | 'latency_days';
	sums: 'latency_minute_sums' | 'latency_sums' | 'latency_day_sums';
	/** null = all. */
	kinds: readonly LatencyKind[] | null;
	/** null = for ever. */
	keptMs: number | null;
};

const dayMs = 86_400_000;

export const latencyTiers: readonly LatencyTier[] = [
	{
		grain: 'minute',
		histogram: 'latency_minutes',
		sums: 'latency_minute_sums',
		kinds: ['route', 'stage'],
		keptMs: 2 * dayMs,
	},
	{ grain: 'quarter', histogram: 'latency_histogram', sums: 'latency_sums', kinds: null, keptMs: null },
	{ grain: 'day', histogram: 'latency_days', sums: 'latency_day_sums', kinds: null, keptMs: null },
];

/** Start of the sample's bucket in a tier, ms since the epoch; null = it gave that tier nothing. */
export function bucketIn({ grain, kinds, keptMs }: LatencyTier, sample: LatencySample, nowMs: number): number | null {
	if (kinds !== null && !kinds.includes(sample.kind)) return null;
	if (grain === 'quarter') return sample.bucketMs;
	if (grain === 'day') return sample.bucketMs - (sample.bucketMs % dayMs);
	if (sample.minuteMs === undefined || (keptMs !== null && sample.minuteMs < nowMs - keptMs)) return null;
	return sample.minuteMs;
}
