import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodAt } from '../calendar/period.ts';
import { advanceBudget, type BudgetFacts, type Crossing } from './advance-budget.ts';
import { amountFrom, amountText } from './amount.ts';
import { backtestBudget } from './backtest-budget.ts';
import { budgetSettings } from './budget.ts';
import { budgetState } from './budget-state.ts';
import { limitOf } from './limit-of.ts';
import { projectSpend } from './project-spend.ts';

const facts = (spent: bigint, more: Partial<BudgetFacts> = {}): BudgetFacts => ({
	spent,
	limit: 100n,
	projected: null,
	thresholds: [50, 80, 100],
	isOver: false,
	...more,
});

/** Goes through the steps as a watcher does: what changed is stored, what is told is listed. */
function run(steps: readonly BudgetFacts[]) {
	const stored = new Map<string, Crossing>();
	const told: string[] = [];
	for (const step of steps) {
		const { changed, event } = advanceBudget(step, [...stored.values()]);
		for (const crossing of changed) stored.set(`${crossing.threshold} of ${crossing.limit}`, crossing);
		if (event !== null) told.push(`${event.threshold}${event.isLate ? ' late' : ''}`);
	}
	return { told, stored: [...stored.values()] };
}

describe('advanceBudget', () => {
	const cases: { name: string; steps: BudgetFacts[]; told: string[] }[] = [
		{ name: 'nothing below the first threshold', steps: [facts(49n)], told: [] },
		{
			name: 'each threshold once',
			steps: [facts(50n), facts(60n), facts(80n), facts(100n), facts(130n)],
			told: ['50', '80', '100'],
		},
		{ name: 'the highest speaks for those it passed', steps: [facts(97n), facts(99n)], told: ['80'] },
		{
			name: 'falling below and coming back is told to nobody',
			steps: [facts(85n), facts(70n), facts(85n)],
			told: ['80'],
		},
		{
			name: 'a raised limit arms again',
			steps: [facts(85n), facts(85n, { limit: 200n }), facts(165n, { limit: 200n })],
			told: ['80', '80'],
		},
		{
			name: 'a raised limit that is reached at once speaks at once',
			steps: [facts(100n), facts(100n, { limit: 110n })],
			told: ['100', '80'],
		},
		{
			name: 'a lowered limit does not repeat what was told',
			steps: [facts(85n), facts(85n, { limit: 90n })],
			told: ['80'],
		},
		{
			name: 'a lowered limit tells what is new under it',
			steps: [facts(60n), facts(60n, { limit: 60n })],
			told: ['50', '100'],
		},
		{
			name: 'a limit lowered and raised back repeats nothing',
			steps: [facts(85n), facts(85n, { limit: 50n }), facts(85n)],
			told: ['80', '100'],
		},
		{
			name: 'spend that comes after the period is marked late',
			steps: [facts(40n), facts(85n, { isOver: true })],
			told: ['80 late'],
		},
		{ name: 'an exempted group is left in peace', steps: [facts(500n, { limit: null })], told: [] },
		{ name: 'nothing spent reaches nothing, not even of zero', steps: [facts(0n, { limit: 0n })], told: [] },
		{ name: 'the first spend of a limit of zero is beyond it', steps: [facts(1n, { limit: 0n })], told: ['100'] },
		{
			name: 'on track to exceed, once',
			steps: [facts(30n, { projected: 120n }), facts(31n, { projected: 90n }), facts(32n, { projected: 130n })],
			told: ['onTrack'],
		},
		{ name: 'no projection, no warning of it', steps: [facts(30n, { projected: null })], told: [] },
		{ name: 'a period that is over is on no track', steps: [facts(30n, { projected: 120n, isOver: true })], told: [] },
		{
			name: 'the limit itself says more than the track to it',
			steps: [facts(100n, { projected: 300n })],
			told: ['100'],
		},
	];
	it.each(cases)('$name', ({ steps, told }) => {
		expect(run(steps).told).toEqual(told);
	});

	it('records what fell back', () => {
		const { stored } = run([facts(85n), facts(70n)]);
		expect(stored.map(({ threshold, isReached }) => [threshold, isReached])).toEqual([
			[50, true],
			[80, false],
		]);
	});

	it('under one limit never tells a threshold twice, whatever the spend does', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.boolean())), (walk) => {
				const steps = walk.map(([spent, projected, isOver]) =>
					facts(BigInt(spent), { projected: BigInt(projected), isOver }),
				);
				const told = run([...steps, ...steps]).told.map((word) => word.replace(' late', ''));
				expect(new Set(told).size).toBe(told.length);
			}),
		);
	});

	it('two watchers that see the same facts decide the same', () => {
		const once = advanceBudget(facts(97n), []);
		expect(advanceBudget(facts(97n), [])).toEqual(once);
		expect(advanceBudget(facts(97n), once.changed)).toEqual({ changed: [], event: null });
	});
});

it.each([
	{ spent: 0n, state: 'ok' },
	{ spent: 79n, state: 'ok' },
	{ spent: 80n, state: 'warning' },
	{ spent: 99n, state: 'warning' },
	{ spent: 100n, state: 'exceeded' },
])('$spent of 100 is $state', ({ spent, state }) => {
	expect(budgetState(spent, 100n, [50, 80, 100])).toBe(state);
});

describe('projectSpend', () => {
	const weekday = (index: number) => (index % 7) + 1;
	const weeks = (of: (weekday: number) => number, days = 28) =>
		Array.from({ length: days }, (_, index) => ({ weekday: weekday(index), amount: of(weekday(index)) }));
	const week = Array.from({ length: 7 }, (_, index) => ({ weekday: weekday(index), share: 1 }));

	it('adds what the same weekdays cost', () => {
		const quietWeekends = (day: number) => (day > 5 ? 10 : 100);
		// 500 to date, five working days at 100 and two quiet ones at 10 ahead
		expect(projectSpend(500, weeks(quietWeekends), week)).toEqual({ amount: 1_020, low: 1_020, high: 1_020 });
	});
	it('takes the rest of today for what it is', () => {
		expect(
			projectSpend(
				0,
				weeks(() => 24),
				[{ weekday: 3, share: 0.25 }],
			)?.amount,
		).toBe(6);
	});
	it('under a week the middle day stands for all', () => {
		const days = [10, 10, 400].map((amount, index) => ({ weekday: weekday(index), amount }));
		expect(projectSpend(420, days, week)?.amount).toBe(490); // 420 + 7 × 10
	});
	it('says nothing of two days', () => {
		expect(
			projectSpend(
				20,
				weeks(() => 10, 2),
				week,
			),
		).toBeNull();
	});
	it('the band grows with the noise and holds the projection', () => {
		const noisy = weeks((day) => day * 10).map((day, index) => ({ ...day, amount: day.amount + (index % 2) * 40 }));
		const projection = projectSpend(100, noisy, week);
		expect(projection?.low).toBeLessThan(projection?.amount ?? 0);
		expect(projection?.high).toBeGreaterThan(projection?.amount ?? 0);
		expect(projection?.low).toBeGreaterThanOrEqual(100);
	});
});

it('a backtest names the days on which it would have spoken', () => {
	const october = periodAt('month', 'UTC', Date.parse('2026-10-15'));
	const day = (date: number) => october.fromMs + (date - 1) * 86_400_000;
	const past = Array.from({ length: 31 }, (_, index) => ({ group: 'acme', dayMs: day(index + 1), amount: 4n }));
	const quiet = { group: 'globex', dayMs: day(20), amount: 60n };
	const [month] = backtestBudget([...past, quiet], [october], [50, 80, 100], () => 100n);
	expect(month?.told).toEqual([
		{ threshold: 50, firstDayMs: day(13), groups: 2 }, // acme on the 13th (13 × 4 = 52), globex on the 20th
		{ threshold: 80, firstDayMs: day(20), groups: 1 },
		{ threshold: 100, firstDayMs: day(25), groups: 1 },
	]);
});

describe('budgetSettings', () => {
	const draft = {
		name: 'Tenants',
		unit: 'usd',
		limit: '250',
		period: 'month',
		timeZone: 'Europe/Berlin',
		groupBy: 'tenant',
	};
	it('fills in what most people want', () => {
		expect(budgetSettings.parse(draft)).toMatchObject({
			thresholds: [50, 80, 100],
			enforcement: 'alert',
			failMode: 'open',
			filters: {},
		});
	});
	it.each([
		{ wrong: { limit: '-5' }, field: 'limit', says: 'a sum in US dollars' },
		{ wrong: { limit: '1e3' }, field: 'limit', says: 'got "1e3"' },
		{ wrong: { unit: 'tokens', limit: '12.5' }, field: 'limit', says: 'a whole number of tokens' },
		{ wrong: { timeZone: '+02:00' }, field: 'timeZone', says: 'Europe/Berlin' },
		{ wrong: { groupBy: null, exceptions: [{ key: 'acme', limit: null }] }, field: 'exceptions', says: 'no groups' },
		{
			wrong: {
				exceptions: [
					{ key: 'acme', limit: null },
					{ key: 'acme', limit: '5' },
				],
			},
			field: 'exceptions.1.key',
			says: 'twice',
		},
	])('refuses $wrong by name', ({ wrong, field, says }) => {
		const { error } = budgetSettings.safeParse({ ...draft, ...wrong });
		expect(error?.issues.map(({ path }) => path.join('.'))).toContain(field);
		expect(error?.issues[0]?.message).toContain(says);
	});
	it('a group has its own limit, or none', () => {
		const budget = budgetSettings.parse({
			...draft,
			exceptions: [
				{ key: 'acme', limit: '1000' },
				{ key: 'demo', limit: null },
			],
		});
		expect(['acme', 'demo', 'globex'].map((group) => limitOf(budget, group))).toEqual([
			1_000_000_000_000_000n,
			null,
			250_000_000_000_000n,
		]);
	});
});

it.each([
	{ unit: 'usd', text: '12.5' },
	{ unit: 'usd', text: '0.000000000001' },
	{ unit: 'tokens', text: '1000000' },
] as const)('$text $unit reads back', ({ unit, text }) => {
	expect(amountText(unit, amountFrom(unit, text))).toBe(text);
});
