import { expect, test } from 'vitest';
import { percentOf, shareOfPercent } from './kept-percent.ts';

test.each([
	['10', 0.1],
	['0.0001', 0.000_001],
	['33.3', 0.333],
	['', null],
	['100', null],
	['0', undefined],
	['101', undefined],
	['1e1', undefined],
	['-1', undefined],
])('%j percent is %j', (text, share) => {
	expect(shareOfPercent(text)).toBe(share);
});

test.each([0.1, 0.000_001, 0.333, 0.07])('%d comes back as it was', (share) => {
	expect(shareOfPercent(percentOf(share))).toBe(share);
});
