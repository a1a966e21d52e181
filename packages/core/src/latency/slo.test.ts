import { describe, expect, it } from 'vitest';
import { countAbove, countedAtMs } from './count-above.ts';
import { logBucket } from './log-bucket.ts';
import { burnRate, burnWindows, errorBudget, isBurning } from './slo.ts';

describe('error budget', () => {
	it.each([
		// 1 % of 10,000 may be bad: 100; 25 were: three quarters are left
		{ percent: 99, total: 10_000, bad: 25, allowed: 100, left: 0.75, good: 0.9975 },
		// 0.1 % of 50,000 = 50; 75 were bad: half as much again as there was
		{ percent: 99.9, total: 50_000, bad: 75, allowed: 50, left: -0.5, good: 0.9985 },
		{ percent: 90, total: 40, bad: 10, allowed: 4, left: -1.5, good: 0.75 },
		{ percent: 95, total: 200, bad: 0, allowed: 10, left: 1, good: 1 },
		{ percent: 99, total: 0, bad: 0, allowed: 0, left: null, good: null },
	])('$percent % of $total with $bad bad', ({ percent, total, bad, allowed, left, good }) => {
		const budget = errorBudget({ percent }, { total, bad });
		expect(budget.allowed).toBe(allowed); // a hair less would be shown as one trace less
		if (left === null) expect([budget.left, budget.good]).toEqual([null, null]);
		else {
			expect(budget.left).toBeCloseTo(left, 6);
			expect(budget.good).toBeCloseTo(good ?? 0, 9);
		}
	});
});

describe('burn rate', () => {
	it.each([
		// 1 % bad of an allowed 1 %: the budget lasts exactly its days
		{ percent: 99, total: 1_000, bad: 10, rate: 1 },
		// 14.4 % bad of 1 %: 14.4 × as fast; in an hour of 30 days 14.4 ÷ 720 = 2 % of the budget
		{ percent: 99, total: 1_000, bad: 144, rate: 14.4 },
		// 0.6 % of 0.1 %
		{ percent: 99.9, total: 5_000, bad: 30, rate: 6 },
		{ percent: 99, total: 0, bad: 0, rate: null },
	])('$bad of $total at $percent %', ({ percent, total, bad, rate }) => {
		const got = burnRate({ percent }, { total, bad });
		if (rate === null) expect(got).toBeNull();
		else expect(got).toBeCloseTo(rate, 6);
	});

	const slo = { percent: 99 };
	const [fast, slow] = burnWindows;
	const of = (bad: number) => ({ total: 100, bad });
	it.each([
		{ name: 'both windows', window: fast, short: of(20), long: of(15), burns: true },
		{ name: 'only the hour: it has stopped', window: fast, short: of(2), long: of(30), burns: false },
		{ name: 'only five minutes: a blip', window: fast, short: of(90), long: of(8), burns: false },
		{ name: 'slowly', window: slow, short: of(7), long: of(7), burns: true },
		{ name: 'too slowly', window: slow, short: of(5), long: of(5), burns: false },
		{ name: 'no traces', window: slow, short: { total: 0, bad: 0 }, long: of(50), burns: false },
	])('$window.name: $name', ({ window, short, long, burns }) => {
		expect(isBurning(slo, window, { short, long })).toBe(burns);
	});

	it('two bad traces burn nothing, however few there are', () => {
		const all = (bad: number) => ({ short: { total: bad, bad }, long: { total: bad, bad } });
		for (const window of burnWindows)
			expect([2, 3].map((bad) => isBurning(slo, window, all(bad)))).toEqual([false, true]);
	});
});

describe('a threshold', () => {
	it.each([1, 87, 250, 1_000, 2_000, 2_345, 30_000])('%i ms is counted at an edge within 2 %%', (ms) => {
		const edge = countedAtMs(ms);
		expect(Math.abs(edge / ms - 1)).toBeLessThanOrEqual(0.02);
		const histogram = new Map([
			[logBucket(edge * 0.999), 5],
			[logBucket(edge * 1.001), 3],
			[logBucket(edge * 10), 2],
		]);
		expect(countAbove(histogram, ms)).toBe(5);
	});
});
