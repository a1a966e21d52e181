import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

it.each([
	[[], 0.95, null],
	[[7], 0.95, 7],
	[[1, 2, 3, 4], 0.5, 2],
	[oneToHundred, 0.95, 95],
	[oneToHundred, 1, 100],
])('percentile of %o at %d is %s', (numbers, rank, expected) => {
	expect(percentile(numbers, rank)).toBe(expected);
});
