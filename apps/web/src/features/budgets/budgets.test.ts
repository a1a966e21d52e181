import type { PeriodBacktest } from '@spanledger/core/budgets/backtest-budget';
import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { describe, expect, it } from 'vitest';
import { backtestWords } from './backtest-words.ts';
import { leftWords, scopeWords, shareWords } from './budget-words.ts';
import { burnDown } from './burn-down.ts';
import { formatAmount } from './format-amount.ts';

const november = periodAt('month', 'Europe/Berlin', Date.parse('2026-11-20T12:00:00Z'));
const day = (number: number) => Date.parse(`2026-11-${String(number).padStart(2, '0')}T00:00:00+01:00`);

describe('backtestWords', () => {
	const told = (list: [threshold: number, day: number, groups?: number][]): PeriodBacktest => ({
		period: november,
		told: list.map(([threshold, number, groups = 1]) => ({ threshold, firstDayMs: day(number), groups })),
	});
	const october = { period: shiftPeriod(november, -1), told: [] };

	it.each<[string, PeriodBacktest, string]>([
		['nothing', told([]), 'This month: nothing.'],
		['a warning', told([[50, 12]]), 'This month it would have warned on the 12th.'],
		[
			'warnings, then the end',
			told([
				[50, 1],
				[80, 22],
				[100, 23],
			]),
			'This month it would have warned on the 1st and 22nd, and been spent on the 23rd.',
		],
		[
			'two on one day',
			told([
				[50, 3],
				[80, 3],
			]),
			'This month it would have warned on the 3rd.',
		],
		[
			'many groups',
			told([[100, 11, 4]]),
			'This month it would have been spent on the 11th (4 of them, the first then).',
		],
	])('%s', (_, month, words) => {
		expect(backtestWords([october, month])).toBe(`${words} In the month before: nothing.`);
	});

	it('counts days', () => {
		const today = periodAt('day', 'UTC', day(20));
		const days = [0, 50, 100].map((threshold, index) => ({
			period: shiftPeriod(today, index),
			told: threshold === 0 ? [] : [{ threshold, firstDayMs: 0, groups: 1 }],
		}));
		expect(backtestWords(days)).toBe('It would have been spent on 1 of the last 3 days, and only warned on 1.');
		expect(backtestWords(days.slice(0, 1))).toBe('On none of the last 1 days would it have said anything.');
		expect(backtestWords([])).toBe('');
	});
});

describe('burnDown', () => {
	// four days of $10, $20, $30 (half over) and one to come, under $100
	const period = { fromMs: 0, toMs: 400 };
	const days = [10, 20, 30, null].map((spent, index) => ({
		toMs: (index + 1) * 100,
		spent: spent === null ? null : String(spent),
	}));
	const nowMs = 250;

	it('goes down from the limit to now, beside the straight line', () => {
		const rows = burnDown({ period, days, limit: '100', projected: null, nowMs });
		expect(rows.map(({ atMs, left, straight }) => [atMs, left, straight])).toEqual([
			[0, 100, 100],
			[100, 90, 75],
			[200, 70, 50],
			[250, 40, 37.5],
			[300, null, 25],
			[400, null, 0],
		]);
		expect(rows.every(({ expected, band }) => expected === null && band === null)).toBe(true);
	});

	it('goes on to where it is expected to end', () => {
		const projected = { amount: '120', low: '90', high: '150' };
		const rows = burnDown({ period, days, limit: '100', projected, nowMs }).slice(3);
		expect(rows.map(({ atMs, expected, band }) => [atMs, expected, band])).toEqual([
			[250, 40, [40, 40]],
			[300, 20, [10, 30]],
			[400, -20, [-50, 10]],
		]);
	});

	it('adds up where there is no limit', () => {
		const rows = burnDown({ period, days, limit: null, projected: null, nowMs });
		expect(rows.map(({ left }) => left)).toEqual([0, 10, 30, 60, null, null]);
		expect(rows[0]?.straight).toBeNull();
	});
});

it.each([
	[{ filters: {}, groupBy: null }, 'everything in the project'],
	[{ filters: { tenant: ['acme', ''] }, groupBy: null }, 'tenant acme or (not set)'],
	[
		{ filters: { environment: ['production'] }, groupBy: 'promptVersion' },
		'one each per prompt version, environment production',
	],
] as const)('%j covers %s', (scope, words) => {
	const filters = Object.fromEntries(Object.entries(scope.filters).map(([name, values]) => [name, [...values]]));
	expect(scopeWords({ ...scope, filters })).toBe(words);
});

it.each([
	[3 * 86_400_000, '3 d left'],
	[2 * 86_400_000 - 1, '47 h left'],
	[7_200_000 - 1, '119 min left'],
	[-5, '0 min left'],
])('%d ms: %s', (ms, words) => {
	expect(leftWords(ms, 0)).toBe(words);
});

it.each([
	['usd', '412.1', '$412.10'],
	['tokens', '1200000', '1.20 M tokens'],
	['calls', '1', '1 call'],
	['calls', null, '–'],
] as const)('%s %s: %s', (unit, amount, words) => {
	expect(formatAmount(unit, amount)).toBe(words);
});

it.each([
	[0.64, '64 %'],
	[0.9996, '99.9 %'],
	[1, '100 %'],
	[1.0852, '108 %'],
	[3.28, '328 %'],
])('%d of the limit is %s', (share, words) => {
	expect(shareWords(share)).toBe(words);
});
