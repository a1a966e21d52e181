import { describe, expect, it } from 'vitest';
import { periodAt } from '../calendar/period.ts';
import { picoUsdFrom } from '../money/pico-usd.ts';
import { budgetSettings } from './budget.ts';
import { type CheckedFacts, type CheckQuestion, checkBudgets } from './check-budgets.ts';

const period = periodAt('month', 'Europe/Berlin', Date.parse('2026-11-20T12:00:00Z'));

type Given = Partial<Parameters<typeof budgetSettings.parse>[0] & object> & Record<string, unknown>;

/** A blocking budget of $100 a month; `spent` by group, in dollars. */
const facts = (given: Given, spent: Record<string, string> = {}): CheckedFacts => ({
	budget: {
		id: 'b1',
		...budgetSettings.parse({
			name: 'Spend',
			unit: 'usd',
			limit: '100',
			period: 'month',
			timeZone: 'Europe/Berlin',
			enforcement: 'block',
			...given,
		}),
	},
	period,
	spent: (group) => picoUsdFrom(spent[group] ?? '0'),
	projected: () => null,
});

const ask = (
	of: CheckedFacts[],
	dimensions: CheckQuestion['dimensions'] = {},
	more: Partial<CheckQuestion> & { isStale?: boolean } = {},
) => {
	const { isStale = false, ...rest } = more;
	return checkBudgets(of, { dimensions, estimateUsd: null, isPriced: null, ...rest }, isStale);
};

describe('checkBudgets', () => {
	it('prints what the contract names', () => {
		expect(
			ask([facts({ groupBy: 'tenant', filters: { model: ['gpt-4o'] } }, { acme: '85.5' })], {
				tenant: 'acme',
				model: 'gpt-4o',
			}),
		).toEqual({
			allowed: true,
			reason: null,
			refusedBy: [],
			budgets: [
				{
					id: 'b1',
					name: 'Spend',
					scope: { tenant: ['acme'], model: ['gpt-4o'] },
					unit: 'usd',
					period: 'month',
					limit: '100',
					spent: '85.5',
					remaining: '14.5',
					projected: null,
					state: 'warning',
					enforcement: 'block',
					failMode: 'open',
					resetsAt: '2026-11-30T23:00:00.000Z',
				},
			],
		});
	});

	const spentUp = { '': '100' };
	it.each([
		{ name: 'a limit that is spent', of: facts({}, spentUp), allowed: false },
		{ name: 'a budget that only alerts', of: facts({ enforcement: 'alert' }, spentUp), allowed: true },
		{
			name: 'another tenant',
			of: facts({ filters: { tenant: ['acme'] } }, spentUp),
			dimensions: { tenant: 'globex' },
			allowed: true,
		},
		{
			name: 'the tenant itself',
			of: facts({ filters: { tenant: ['acme'] } }, spentUp),
			dimensions: { tenant: 'acme' },
			allowed: false,
		},
		{
			name: 'a tenant that is not named is no tenant',
			of: facts({ filters: { tenant: ['acme'] } }, spentUp),
			allowed: true,
		},
		{
			name: 'one each: who has spent his',
			of: facts({ groupBy: 'tenant' }, { acme: '100' }),
			dimensions: { tenant: 'acme' },
			allowed: false,
		},
		{
			name: 'one each: who has not',
			of: facts({ groupBy: 'tenant' }, { acme: '100' }),
			dimensions: { tenant: 'globex' },
			allowed: true,
		},
		{
			name: 'one each: what nobody is named for is nobody’s limit',
			of: facts({ groupBy: 'tenant' }, spentUp),
			allowed: true,
		},
		{
			name: 'an exempt group',
			of: facts({ groupBy: 'tenant', exceptions: [{ key: 'acme', limit: null }] }, { acme: '900' }),
			dimensions: { tenant: 'acme' },
			allowed: true,
		},
		{
			name: 'a group with more',
			of: facts({ groupBy: 'tenant', exceptions: [{ key: 'acme', limit: '1000' }] }, { acme: '900' }),
			dimensions: { tenant: 'acme' },
			allowed: true,
		},
		{
			name: 'an estimate that just fits',
			of: facts({}, { '': '99.99' }),
			question: { estimateUsd: picoUsdFrom('0.01') },
			allowed: true,
		},
		{
			name: 'an estimate that does not',
			of: facts({}, { '': '99.99' }),
			question: { estimateUsd: picoUsdFrom('0.010000000001') },
			allowed: false,
		},
		{
			name: 'an estimate in dollars against calls',
			of: facts({ unit: 'calls' }),
			question: { estimateUsd: picoUsdFrom('500') },
			allowed: true,
		},
		{
			name: 'a model without a price',
			of: facts({ refusesUnpriced: true }),
			question: { isPriced: false },
			allowed: false,
		},
		{ name: 'a model with one', of: facts({ refusesUnpriced: true }), question: { isPriced: true }, allowed: true },
		{
			name: 'a model without a price where that is no matter',
			of: facts({}),
			question: { isPriced: false },
			allowed: true,
		},
		{ name: 'stale figures, open', of: facts({}), question: { isStale: true }, allowed: true },
		{
			name: 'stale figures, open, but spent as far as is known',
			of: facts({}, spentUp),
			question: { isStale: true },
			allowed: false,
		},
		{ name: 'stale figures, closed', of: facts({ failMode: 'closed' }), question: { isStale: true }, allowed: false },
	])('$name', ({ of, dimensions = {}, question = {}, allowed }) => {
		const answer = ask([of], dimensions, question);
		expect(answer.allowed).toBe(allowed);
		expect(answer.reason === null).toBe(allowed);
	});

	it('one that refuses is enough, and comes first', () => {
		const answer = ask([facts({ name: 'wide' }), facts({ name: 'narrow' }, spentUp)]);
		expect(answer.budgets.map(({ name }) => name)).toEqual(['narrow', 'wide']);
		expect(answer.reason).toContain('"narrow" is spent (100 of 100 usd)');
	});

	it('spend beyond the limit leaves nothing, not less', () => {
		expect(ask([facts({}, { '': '130' })]).budgets[0]).toMatchObject({ remaining: '0', state: 'exceeded' });
	});
});
