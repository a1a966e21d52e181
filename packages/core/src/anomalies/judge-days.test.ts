import { expect, it } from 'vitest';
import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import { judgeDays } from './judge-days.ts';

const sumsOf = (days: readonly (number | null)[]) =>
	new Map(days.flatMap((usd, slot) => (usd === null ? [] : [[slot, picoUsdFrom(String(usd))] as const])));
const judge = (days: readonly (number | null)[], slot = days.length - 1) =>
	judgeDays(
		sumsOf(days),
		[slot],
		days.findIndex((usd) => usd !== null),
	)[0];

it.each([
	{ name: 'three times the usual', days: [10, 11, 9, 10, 10, 9, 11, 30], compared: 7, standsOut: true },
	{
		name: 'days before the first spend are not compared with',
		days: [null, null, null, null, 10, 11, 9, 30],
		compared: 3,
		standsOut: false,
	},
	{
		name: 'days without spend after it are',
		days: [10, null, null, null, null, null, null, 30],
		compared: 7,
		standsOut: true,
	},
	{
		name: 'four weeks at most',
		days: [...Array(60).fill(100), ...Array(28).fill(10), 30],
		compared: 28,
		standsOut: true,
	},
])('$name', ({ days, compared, standsOut }) => {
	expect(judge(days)).toMatchObject({ comparedDays: compared, standsOut });
});

it('amounts are exact, what is usual an estimate', () => {
	const found = judge([10, 10, 10, 10, 10, 10, 10, 30.000000000001]);
	expect(found && [found.spent, found.usual, found.bound].map(usdText)).toEqual(['30.000000000001', '10', '14']);
});
