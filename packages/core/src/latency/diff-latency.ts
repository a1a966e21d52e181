import type { LatencySample } from './latency-sample.ts';
import { bucketIn, type LatencyTier } from './latency-tiers.ts';

type Place = Pick<LatencySample, 'kind' | 'route' | 'key'> & { bucketMs: number };
export type HistogramChange = Place & { logBucket: number; samples: number };
export type SumChange = Place & { samples: number; errors: number; totalUs: number };
export type LatencyChange = { histogram: HistogramChange[]; sums: SumChange[] };

/**
 * What a tier changes by when traces that gave the samples `before` now give `after`; equal ones cancel out. Samples stored before
 * there were sums (no `us`) never added to them, so nothing is taken back.
 */
export function diffLatency(
	tier: LatencyTier,
	{ before, after }: { before: readonly LatencySample[]; after: readonly LatencySample[] },
	nowMs: number,
): LatencyChange {
	const histogram = new Map<string, HistogramChange>();
	const sums = new Map<string, SumChange>();
	const add = (sample: LatencySample, sign: 1 | -1) => {
		const bucketMs = bucketIn(tier, sample, nowMs);
		if (bucketMs === null) return;
		const { kind, route, key, logBucket, us } = sample;
		const place = { kind, route, key, bucketMs };
		const name = [kind, route, key, bucketMs].join('\u0000');
		if (logBucket !== null) {
			const row = `${name}\u0000${logBucket}`;
			const change = histogram.get(row) ?? { ...place, logBucket, samples: 0 };
			change.samples += sign;
			histogram.set(row, change);
		}
		if (us === undefined) return;
		const sum = sums.get(name) ?? { ...place, samples: 0, errors: 0, totalUs: 0 };
		sum.samples += sign;
		sum.errors += sample.error === true ? sign : 0;
		sum.totalUs += sign * us;
		sums.set(name, sum);
	};
	for (const sample of before) add(sample, -1);
	for (const sample of after) add(sample, 1);
	return {
		histogram: [...histogram.values()].filter(({ samples }) => samples !== 0),
		sums: [...sums.values()].filter((sum) => sum.samples !== 0 || sum.errors !== 0 || sum.totalUs !== 0),
	};
}
