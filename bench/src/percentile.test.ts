import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it.each([
	[[3, 1, 2], 0.5, 2],
	[[1, 2, 3, 4], 0.5, 2],
	[[5], 0.99, 5],
	// 99 % of 100 samples do not exceed the 99th.
	[Array.from({ length: 100 }, (_, index) => index + 1), 0.99, 99],
])('%j at %d is %d', (samples, share, expected) => {
	expect(percentile(samples, share)).toBe(expected);
});

it('knows nothing without samples', () => {
	expect(percentile([], 0.5)).toBeNaN();
});
