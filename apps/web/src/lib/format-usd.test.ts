import { describe, expect, it } from 'vitest';
import { formatRate, formatUsd, formatUsdCents, formatUsdExact, formatUsdTick, shareOf, usdPer } from './format-usd.ts';

describe('formatUsd', () => {
	it.each([
		[null, '–'],
		['0', '$0'],
		['0.0021', '$0.0021'],
		['0.00209', '$0.0021'],
		['0.45', '$0.4500'],
		['0.99996', '$1.0000'],
		['12.4', '$12.40'],
		['999.994', '$999.99'],
		['1284.1', '$1,284'],
		['1234567.89', '$1,234,568'],
		['0.0002907', '$0.00029'],
		['0.0001', '$0.00010'],
		['0.001', '$0.0010'],
		['0.000031', '$0.000031'],
		['0.0000312', '$0.000031'],
		['0.00009999', '$0.000100'],
		['0.000000000001', '$0.000000000001'],
		['-0.5', '−$0.5000'],
	])('%s → %s', (usd, expected) => {
		expect(formatUsd(usd)).toBe(expected);
	});
});

it.each([
	['1284.1', '$1,284.10'],
	['3910', '$3,910.00'],
	['0.0021', '$0.0021'],
	[null, '–'],
])('formatUsdCents %s → %s', (usd, expected) => {
	expect(formatUsdCents(usd)).toBe(expected);
});

it.each([
	['0.0020934', '$0.0020934'],
	['1284.10', '$1,284.1'],
	['5', '$5'],
	[null, '–'],
])('formatUsdExact %s → %s', (usd, expected) => {
	expect(formatUsdExact(usd)).toBe(expected);
});

it.each([
	['0', '$0'],
	['0.7', '$0.70'],
	['0.0025', '$0.0025'],
	['0.25', '$0.25'],
	['2.8', '$2.80'],
	['1500', '$1,500'],
])('formatUsdTick %s → %s', (usd, expected) => {
	expect(formatUsdTick(usd)).toBe(expected);
});

it.each([
	['3', '$3.00'],
	['0.6', '$0.60'],
	['0.075', '$0.075'],
	['1234.5', '$1,234.50'],
])('formatRate %s → %s', (usd, expected) => {
	expect(formatRate(usd)).toBe(expected);
});

it.each([
	['25', '100', 0.25],
	['1', '3', 0.333333],
	['1', '0', 0],
	[null, '10', 0],
])('shareOf %s of %s = %d', (part, whole, expected) => {
	expect(shareOf(part, whole)).toBe(expected);
});

it.each([
	['1', 10, '0.1'],
	['0.0021', 2, '0.00105'],
	['1', 0, null],
	[null, 5, null],
])('usdPer %s over %s = %s', (usd, count, expected) => {
	expect(usdPer(usd, count)).toBe(expected);
});
