import { expect, it } from 'vitest';
import { logBucket, percentileMs } from './log-bucket.ts';
import { summariseHistogram } from './summarise-histogram.ts';

const count = 1_000_000;
const fraction = (step: number, index: number): number => (index * step) % 1;

/** What a busy project's durations look like together: cache hits, retrievals, models of two speeds, agents with a long tail. */
function mixed(index: number): number {
	const which = fraction(0.754_877_666_246_692, index);
	const u = fraction(0.569_840_290_998_053, index);
	if (which < 0.1) return 0.05 + u * 0.4;
	if (which < 0.4) return 40 + 160 * u * u;
	if (which < 0.7) return 700 * Math.exp(0.6 * (u - 0.5) * 4);
	if (which < 0.9) return 1_500 - 2_000 * Math.log(1 - u * 0.999_999);
	return 4_000 / (1.000_01 - u) ** 0.7;
}

it('percentiles of a million durations of mixed shapes are within 2 % of the exact ones', () => {
	const durations = Float64Array.from({ length: count }, (_, index) => mixed(index));
	const histogram = new Map<number, number>();
	for (const duration of durations) {
		const bucket = logBucket(duration);
		histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1);
	}
	durations.sort();
	for (const at of [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]) {
		const exact = durations[Math.ceil(count * at) - 1] ?? Number.NaN;
		const error = Math.abs((percentileMs(histogram, at) ?? 0) / exact - 1);
		expect({ at, isWithin: error <= 0.02 }).toEqual({ at, isWithin: true });
	}
	expect(summariseHistogram(histogram).count).toBe(count);
	// what it costs: hundreds of rows for a million durations
	expect(histogram.size).toBeLessThan(500);
});
