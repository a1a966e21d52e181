import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketMiddleMs, logBucket, percentileMs } from './log-bucket.ts';

describe('logBucket', () => {
	it('keeps every duration from a microsecond to a week within 2 %', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.001, max: 604_800_000, noNaN: true }), (durationMs) => {
				const error = Math.abs(bucketMiddleMs(logBucket(durationMs)) / durationMs - 1);
				expect(error).toBeLessThanOrEqual(0.02);
			}),
		);
	});

	it('puts zero and less into the lowest bucket', () => {
		expect(logBucket(0)).toBe(logBucket(0.0005));
		expect(logBucket(-3)).toBe(logBucket(0));
	});
});

describe('percentileMs', () => {
	const shapes: { name: string; sample: (random: number) => number }[] = [
		{ name: 'uniform', sample: (random) => 1 + random * 5_000 },
		{ name: 'exponential', sample: (random) => -800 * Math.log(1 - random) + 0.01 },
		{ name: 'two humps', sample: (random) => (random < 0.7 ? 120 + random * 10 : 4_000 + random * 900) },
	];

	it.each(shapes)('is within 2 % of the nearest rank for a $name shape', ({ sample }) => {
		// A fixed low-discrepancy sequence instead of random numbers: the test says the same every time.
		const durations = Array.from({ length: 20_000 }, (_, index) => sample((index * 0.618_033_988_749_895) % 1));
		const histogram = new Map<number, number>();
		for (const duration of durations) histogram.set(logBucket(duration), (histogram.get(logBucket(duration)) ?? 0) + 1);
		durations.sort((a, b) => a - b);
		for (const fraction of [0.5, 0.95, 0.99]) {
			const exact = durations[Math.ceil(durations.length * fraction) - 1] ?? Number.NaN;
			expect(Math.abs((percentileMs(histogram, fraction) ?? 0) / exact - 1)).toBeLessThanOrEqual(0.02);
		}
	});

	it('of nothing is unknown', () => {
		expect(percentileMs(new Map(), 0.95)).toBeNull();
	});
});
