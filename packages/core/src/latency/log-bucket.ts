/** Neighbouring buckets differ by 4 %, so a bucket's middle is within 2 % of every duration in it. */
const ratio = 1.04;
const logRatio = Math.log(ratio);

/** Durations below a microsecond share the lowest bucket: 1.04^-176 ≈ 0.001 ms. */
const lowestBucket = -176;

/** The logarithmic bucket of a duration in milliseconds: bucket b holds [1.04^(b−½), 1.04^(b+½)). */
export function logBucket(durationMs: number): number {
	if (durationMs <= 0) return lowestBucket;
	return Math.max(Math.round(Math.log(durationMs) / logRatio), lowestBucket);
}

/** The middle of a bucket in milliseconds. */
export const bucketMiddleMs = (bucket: number): number => ratio ** bucket;

/**
 * A percentile of a histogram, in milliseconds, within 2 % of the exact nearest-rank percentile; null without samples.
 * `fraction` in (0, 1].
 */
export function percentileMs(histogram: ReadonlyMap<number, number>, fraction: number): number | null {
	const buckets = [...histogram].sort(([a], [b]) => a - b);
	const total = buckets.reduce((sum, [, samples]) => sum + samples, 0);
	if (total === 0) return null;
	const rank = Math.max(Math.ceil(total * fraction), 1);
	let passed = 0;
	for (const [bucket, samples] of buckets) {
		passed += samples;
		if (passed >= rank) return bucketMiddleMs(bucket);
	}
	return null;
}
