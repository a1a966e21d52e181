import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { periodAt } from '../calendar/period.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { alwaysMs, type BudgetCalendar, budgetPeriodAt, budgetPeriodsBetween, changeZone } from './budget-calendar.ts';
import { type BudgetNotice, budgetNotification } from './budget-notification.ts';
import { amountWords, periodWords } from './budget-words.ts';
import { type CountedBudget, diffSpend } from './diff-spend.ts';
import { projectPeriod } from './project-period.ts';
import { suggestLimit } from './suggest-limit.ts';

const dayMs = 86_400_000;
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const always = (timeZone: string): BudgetCalendar => [{ fromMs: alwaysMs, timeZone }];

function entryOf(more: Partial<LedgerEntry> & { atMs: number }): LedgerEntry {
	const { atMs, ...rest } = more;
	return {
		traceId: 'a',
		spanId: 'b',
		startTimeNs: BigInt(atMs) * 1_000_000n,
		tenant: '',
		team: '',
		feature: '',
		user: '',
		environment: '',
		route: '',
		provider: 'openai',
		model: 'gpt-4o',
		promptVersion: '',
		usage: null,
		costUsd: 1n,
		unpricedReason: null,
		purpose: 'product',
		...rest,
	} as LedgerEntry; // what budgets read of it
}

const budgetOf = (more: Partial<CountedBudget> = {}): CountedBudget => ({
	id: 'b1',
	filters: {},
	groupBy: null,
	unit: 'usd',
	period: 'month',
	calendar: always('UTC'),
	countedFromMs: 0,
	...more,
});

describe('the calendar of a budget', () => {
	// on 20 November a budget moves from UTC; its November ends as it was begun
	const cases = [
		{
			name: 'west: the rest of five hours joins December',
			to: 'America/New_York',
			december: ['2026-12-01T00:00Z', '2027-01-01T05:00Z'],
		},
		{
			name: 'east: December begins nine hours short',
			to: 'Asia/Tokyo',
			december: ['2026-12-01T00:00Z', '2026-12-31T15:00Z'],
		},
	];
	it.each(cases)('$name', ({ to, december }) => {
		const calendar = changeZone('month', always('UTC'), to, at('2026-11-20T12:00Z'));
		const bounds = (text: string) => {
			const { fromMs, toMs } = budgetPeriodAt('month', calendar, at(text));
			return [iso(fromMs), iso(toMs)];
		};
		expect(bounds('2026-11-25T00:00Z')).toEqual(['2026-11-01T00:00Z', '2026-12-01T00:00Z']);
		for (const moment of ['2026-12-01T00:00Z', '2026-12-01T12:00Z', '2026-12-31T14:00Z'])
			expect(bounds(moment)).toEqual(december);
	});

	it('a zone that is changed back before it began is forgotten', () => {
		const calendar = changeZone('month', always('UTC'), 'Asia/Tokyo', at('2026-11-20T12:00Z'));
		expect(changeZone('month', calendar, 'UTC', at('2026-11-21T12:00Z'))).toEqual(always('UTC'));
	});

	it('periods follow one another without a gap through any number of zones', () => {
		const zone = fc.constantFrom(
			'UTC',
			'America/New_York',
			'Asia/Tokyo',
			'Asia/Kathmandu',
			'Pacific/Kiritimati',
			'Pacific/Pago_Pago',
		);
		const changes = fc.array(fc.tuple(zone, fc.integer({ min: 0, max: 40 * 24 })), { maxLength: 5 });
		const kind = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
		fc.assert(
			fc.property(kind, zone, changes, fc.integer({ min: 0, max: 400 * 24 }), (period, first, later, hour) => {
				let calendar = always(first);
				let nowMs = at('2026-01-10T00:00Z');
				for (const [timeZone, hours] of later) {
					nowMs += hours * 3_600_000;
					calendar = changeZone(period, calendar, timeZone, nowMs);
				}
				const moment = at('2026-01-01T00:00Z') + hour * 3_600_000;
				const found = budgetPeriodAt(period, calendar, moment);
				expect(found.fromMs).toBeLessThanOrEqual(moment);
				expect(found.toMs).toBeGreaterThan(moment);
				for (const inside of [found.fromMs, found.toMs - 1])
					expect(budgetPeriodAt(period, calendar, inside)).toEqual(found);
				expect(budgetPeriodAt(period, calendar, found.toMs).fromMs).toBe(found.toMs);
			}),
		);
	});

	it('the days around a changed clock have 23 and 25 hours, February 2028 has 29 days', () => {
		const hours = (from: string, count: number) =>
			budgetPeriodsBetween('day', always('Europe/Berlin'), at(from), at(from) + count * dayMs).map(
				({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000,
			);
		expect(hours('2026-03-28T12:00Z', 2)).toEqual([24, 23, 24]);
		expect(hours('2026-10-24T12:00Z', 2)).toEqual([24, 25, 24]);
		const february = budgetPeriodAt('month', always('Europe/Berlin'), at('2028-02-29T22:59Z'));
		expect((february.toMs - february.fromMs) / dayMs).toBe(29);
	});
});

describe('diffSpend', () => {
	const tenants = fc.constantFrom('', 'acme', 'globex');
	const entry = fc
		.record({
			atMs: fc.integer({ min: at('2027-12-01T00:00Z'), max: at('2028-04-10T00:00Z') }),
			tenant: tenants,
			costUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
			purpose: fc.constantFrom('product' as const, 'product' as const, 'evaluation' as const),
		})
		.map(entryOf);
	const zones = fc.constantFrom(
		'UTC',
		'America/New_York',
		'Europe/Berlin',
		'Asia/Kathmandu',
		'Australia/Lord_Howe',
		'Africa/Cairo',
	);

	/** By the calendar's own arithmetic, entry by entry. */
	function sumByHand({ period, groupBy }: CountedBudget, zone: string, entries: readonly LedgerEntry[]) {
		const sums = new Map<string, bigint>();
		for (const { startTimeNs, tenant, costUsd, purpose } of entries) {
			if (purpose !== 'product') continue;
			const local = Temporal.Instant.fromEpochNanoseconds(startTimeNs).toZonedDateTimeISO(zone);
			const day = local.toPlainDate();
			const first = { day, week: day.subtract({ days: day.dayOfWeek - 1 }), month: day.with({ day: 1 }) }[period];
			const row = `${first} ${groupBy === null ? '' : tenant}`;
			sums.set(row, (sums.get(row) ?? 0n) + (costUsd ?? 0n));
		}
		return new Map([...sums].filter(([, sum]) => sum !== 0n).sort());
	}

	it('adds up to the ledger by local day, week and month, whatever was there before', () => {
		const kinds = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
		fc.assert(
			fc.property(kinds, zones, fc.boolean(), fc.array(fc.array(entry)), (period, zone, isSplit, versions) => {
				const budget = budgetOf({ period, calendar: always(zone), groupBy: isSplit ? 'tenant' : null });
				const sums = new Map<string, bigint>();
				let before: readonly LedgerEntry[] = [];
				for (const after of versions) {
					for (const { periodFromMs, group, spent } of diffSpend([budget], [{ before, after }])) {
						const first = Temporal.Instant.fromEpochMilliseconds(periodFromMs).toZonedDateTimeISO(zone).toPlainDate();
						const row = `${first} ${group}`;
						sums.set(row, (sums.get(row) ?? 0n) + spent);
					}
					before = after;
				}
				expect(new Map([...sums].filter(([, sum]) => sum !== 0n).sort())).toEqual(sumByHand(budget, zone, before));
			}),
		);
	});

	it('an entry that stays the same changes nothing, one whose tenant comes late moves', () => {
		const inFlight = entryOf({ atMs: dayMs });
		const budget = budgetOf({ groupBy: 'tenant' });
		expect(diffSpend([budget], [{ before: [inFlight], after: [inFlight] }])).toEqual([]);
		const moved = diffSpend([budget], [{ before: [inFlight], after: [{ ...inFlight, tenant: 'acme' }] }]);
		expect(moved.map(({ group, spent, calls }) => [group, spent, calls])).toEqual([
			['', -1n, -1],
			['acme', 1n, 1],
		]);
	});

	it('leaves out what lies before the first counted period, and counts what has no price', () => {
		const budget = budgetOf({ countedFromMs: 10 * dayMs });
		const unpriced = { costUsd: null, unpricedReason: 'no-price' as const };
		const after = [entryOf({ atMs: 9 * dayMs }), entryOf({ atMs: 11 * dayMs, ...unpriced })];
		expect(diffSpend([budget], [{ before: [], after }])).toMatchObject([{ spent: 0n, calls: 1, unpricedCalls: 1 }]);
	});
});

describe('projectPeriod', () => {
	const november = periodAt('month', 'Europe/Berlin', at('2026-11-20T00:00Z'));
	const noon = at('2026-11-20T11:00Z');
	it('adds the half day and the ten days that are left', () => {
		expect(projectPeriod(november, noon, 100, Array(28).fill(10))?.amount).toBe(205); // 100 + 10.5 × 10
	});
	it('knows nothing of a scope that is two days old, though the project is older', () => {
		expect(projectPeriod(november, noon, 100, [...Array(26).fill(0), 10, 10])).toBeNull();
	});
	it('a quiet day after the first counts as what it was', () => {
		expect(projectPeriod(november, noon, 0, [...Array(24).fill(0), 9, 0, 0, 0])?.amount).toBe(0); // the middle of four days is 0
	});
	it('a period that is over is what it is', () => {
		expect(projectPeriod(november, november.toMs, 100, Array(28).fill(10))).toBeNull();
	});
});

it.each([
	{ unit: 'usd', projected: 812.4, limit: '1100' }, // 1056.12
	{ unit: 'usd', projected: 1, limit: '1.30' },
	{ unit: 'usd', projected: 0.004, limit: '0.01' },
	{ unit: 'tokens', projected: 1_000_000, limit: '1300000' },
	{ unit: 'calls', projected: 3, limit: '4' }, // 3.9
	{ unit: 'usd', projected: 0, limit: null },
	{ unit: 'usd', projected: null, limit: null },
] as const)('for $projected $unit a limit of $limit is offered', ({ unit, projected, limit }) => {
	expect(suggestLimit(unit, projected)).toBe(limit);
});

it.each([
	['usd', 812_400_000_000_000n, '$812.40'],
	['usd', 12_300_000_000n, '$0.0123'],
	['usd', 0n, '$0.00'],
	['tokens', 1_200_000n, '1,200,000 tokens'],
] as const)('%s %s is said %s', (unit, amount, words) => {
	expect(amountWords(unit, amount)).toBe(words);
});

it.each([
	['day', '20 November 2026'],
	['week', 'the week of 16 November 2026'],
	['month', 'November 2026'],
] as const)('a %s is said %s', (kind, words) => {
	expect(periodWords(periodAt(kind, 'Pacific/Kiritimati', at('2026-11-20T00:00Z')))).toBe(words);
});

describe('budgetNotification', () => {
	const notice: BudgetNotice = {
		budget: {
			id: 'b1',
			name: 'Tenants',
			unit: 'usd',
			groupBy: 'tenant',
			enforcement: 'block',
			owners: ['ada@example.com'],
			definition: 1,
		},
		group: 'acme',
		period: periodAt('month', 'UTC', at('2026-11-20T00:00Z')),
		event: { threshold: 100, limit: 1_000n * 10n ** 12n, spent: 1_012n * 10n ** 12n, isLate: false },
		projected: null,
		slug: 'shop',
		atMs: at('2026-11-20T00:00Z'),
	};
	it('says who, how much of what, and what follows', () => {
		expect(budgetNotification(notice)).toMatchObject({
			key: 'budget/b1/1/acme/2026-11-01T00:00:00.000Z/100/1000',
			severity: 'critical',
			title: 'Tenants: acme has spent 101 % of its budget of November 2026',
			text: 'The check call now refuses.',
			path: '/shop/budgets/b1',
		});
	});
	it('says that it is late instead of when it resets', () => {
		const { text, facts } = budgetNotification({ ...notice, event: { ...notice.event, threshold: 80, isLate: true } });
		expect(text).toContain('November 2026 is over');
		expect(facts.map(({ label }) => label)).toEqual(['Spent', 'Limit', 'Period', 'Owners']);
	});
});
