import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodAt } from '../calendar/period.ts';
import { picoUsdFrom } from '../money/pico-usd.ts';
import type { ChangedCell } from '../months/explain-change.ts';
import { weeklySpend } from './weekly-spend.ts';
import { weeklySpendNotification } from './weekly-spend-notification.ts';

const week = periodAt('week', 'Europe/Berlin', Date.parse('2026-11-11T12:00:00Z'));
const atMs = Date.parse('2026-11-16T08:00:00Z');

const side = (usd: string, calls = 100, tokens = 1_000) => ({ calls, tokens, costUsd: picoUsdFrom(usd) });
const cell = (key: string, before: string | null, after: string | null): ChangedCell => ({
	key,
	before: before === null ? null : side(before),
	after: after === null ? null : side(after),
});

type Told = Partial<{ tenants: ChangedCell[]; models: ChangedCell[]; unpricedCalls: number; evaluationUsd: bigint }>;
const tell = ({ tenants = [], models = [], unpricedCalls = 0, evaluationUsd = 0n }: Told) =>
	weeklySpendNotification({
		spend: weeklySpend({ week, tenants, models, unpricedCalls, evaluationUsd }),
		project: { slug: 'shop', name: 'Shop' },
		publicUrl: 'https://spanledger.example.com',
		atMs,
	});

describe('the title', () => {
	it.each([
		['700', '784', 'Shop spent $784.00 in the week of 9 November 2026, 12 % more than in the week before'],
		['784', '700', 'Shop spent $700.00 in the week of 9 November 2026, 11 % less than in the week before'],
		['700', '701', 'Shop spent $701.00 in the week of 9 November 2026, less than 1 % more than in the week before'],
		['700', '700', 'Shop spent $700.00 in the week of 9 November 2026, as in the week before'],
		[null, '700', 'Shop spent $700.00 in the week of 9 November 2026, and nothing the week before'],
		['700', null, 'Shop spent nothing in the week of 9 November 2026, 100 % less than in the week before'],
		[null, null, 'Shop spent nothing in the week of 9 November 2026'],
	])('of %s, then %s', (before, after, title) => {
		expect(tell({ models: [cell('gpt-4o', before, after)] }).title).toBe(title);
	});
});

describe('the text', () => {
	it('explains the change by parts that add up', () => {
		// 100 → 150 calls at $7 each: + $350 · 10 → 8 tokens each: 1,050 × 8 / 10 = 840 · then $900
		const models = [{ key: 'gpt-4o', before: side('700', 100, 1_000), after: side('900', 150, 1_200) }];
		expect(tell({ models }).text).toBe(
			'$700.00 the week before + $350.00 more calls − $210.00 fewer tokens per call + $60.00 a higher price per token = $900.00.',
		);
	});

	it('says what is missing and what is not counted in', () => {
		expect(tell({ unpricedCalls: 1_200, evaluationUsd: picoUsdFrom('3.5') }).text).toBe(
			'1,200 calls with known tokens have no price and are missing from these amounts. Judging answers cost $3.50, which is not counted in.',
		);
		expect(tell({ unpricedCalls: 1 }).text).toContain('1 call with known tokens has no price and is missing');
	});

	it('adds up as it is printed, whatever the figures', () => {
		const sides = fc.record({
			calls: fc.integer({ min: 1, max: 5_000 }),
			tokens: fc.integer({ min: 0, max: 1_000_000 }),
			costUsd: fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }),
		});
		const cells = fc.array(fc.record({ key: fc.string(), before: fc.option(sides), after: fc.option(sides) }), {
			maxLength: 5,
		});
		fc.assert(
			fc.property(cells, (models) => {
				const { text } = tell({ models });
				if (text === '') return;
				const [terms = '', sum = ''] = text.replace(/\.$/, '').split(' = ');
				const amounts = [...terms.matchAll(/(− )?\$([\d,.]+\d)/g)];
				const total = amounts.reduce((all, [, minus, figure = '']) => all + cents(figure) * (minus ? -1 : 1), 0);
				expect(total).toBe(cents(sum.slice(1)));
			}),
		);
	});
});

/** In hundredths of a cent: the finest that is printed. */
const cents = (figure: string): number => Math.round(Number(figure.replaceAll(',', '')) * 10_000);

describe('who moved it', () => {
	const event = tell({
		tenants: [
			cell('steady', '5', '5'),
			cell('acme', '100', '180'),
			cell('globex', '90', null),
			cell('initech', null, '1'),
			cell('hooli', '2', '4'),
		],
		models: [cell('gpt-4o', '197', '190')],
	});
	it('is the three greatest changes of each, whichever way', () => {
		expect(event.facts.slice(4).map(({ label, value }) => `${label}: ${value}`)).toEqual([
			'Tenant globex: $0.00, − $90.00 (before: $90.00)',
			'Tenant acme: $180.00, + $80.00 (before: $100.00)',
			'Tenant hooli: $4.00, + $2.00 (before: $2.00)',
			'Model gpt-4o: $190.00, − $7.00 (before: $197.00)',
		]);
	});

	it('leads to the bill of that week in its zone', () => {
		const url = new URL(event.facts[4]?.url ?? '');
		expect(url.origin + url.pathname).toBe('https://spanledger.example.com/shop/costs');
		expect(Object.fromEntries(url.searchParams)).toEqual({
			from: '2026-11-08T23:00:00.000Z',
			to: '2026-11-15T23:00:00.000Z',
			tz: 'Europe/Berlin',
			by: 'tenant',
		});
	});

	it('is a key per week', () => expect(event.key).toBe('weekly-spend/2026-11-09'));
});
