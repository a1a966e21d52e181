import { expect, it } from 'vitest';
import { formatCount, formatPercent, plural } from './format-count.ts';

it.each([
	[null, '–'],
	[0, '0'],
	[1392, '1,392'],
	[999_999, '999,999'],
	[1_240_113, '1.24 M'],
	[3_100_000_000, '3.10 B'],
])('formatCount %s → %s', (count, expected) => {
	expect(formatCount(count)).toBe(expected);
});

it.each([
	[null, '–'],
	[0, '0 %'],
	[0.0004, '<0.1 %'],
	[0.082, '8.2 %'],
	[0.8249, '82 %'],
	[0.992, '99.2 %'],
	[0.9996, '99.9 %'],
	[1, '100 %'],
])('formatPercent %s → %s', (share, expected) => {
	expect(formatPercent(share)).toBe(expected);
});

it('counts things', () => {
	expect([plural(1, 'call'), plural(0, 'call'), plural(1392, 'call'), plural(2, 'query', 'queries')]).toEqual([
		'1 call',
		'0 calls',
		'1,392 calls',
		'2 queries',
	]);
});
