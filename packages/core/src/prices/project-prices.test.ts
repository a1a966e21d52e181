import { describe, expect, it } from 'vitest';
import { listPrices, newPriceOverride, priceOverride, projectPrices, providerDiscount } from './project-prices.ts';

const override = {
	id: '1',
	provider: null,
	model: 'acme-*',
	validFrom: '2026-11-18',
	rates: { input: { base: '0.15', tiers: [{ start: 200_000, rate: '0.3' }] } },
	units: { webSearch: '0.01' },
	multipliers: { batch: '0.5' },
	mapsTo: null,
	note: '',
};

const refusals: { name: string; change: object; path: string; told: string }[] = [
	{
		name: 'an exponent',
		change: { rates: { input: { base: '1e-7', tiers: [] } } },
		path: 'rates.input.base',
		told: '"1e-7"',
	},
	{
		name: 'less than nothing',
		change: { rates: { input: { base: '-1', tiers: [] } } },
		path: 'rates.input.base',
		told: '"-1"',
	},
	{ name: 'a number', change: { units: { webSearch: 0.01 } }, path: 'units.webSearch', told: 'expected string' },
	{
		name: 'a part that nobody counts',
		change: { rates: { inputs: { base: '1', tiers: [] } } },
		path: 'rates',
		told: 'inputs',
	},
	{ name: 'a day that is none', change: { validFrom: '2026-02-30' }, path: 'validFrom', told: '"2026-02-30"' },
	{
		name: 'a factor for a percentage',
		change: { multipliers: { batch: '500' } },
		path: 'multipliers.batch',
		told: '"500"',
	},
	{ name: 'no model', change: { model: ' ' }, path: 'model', told: '1' },
	{ name: 'nothing at all', change: { rates: {}, units: {}, multipliers: {} }, path: 'rates', told: 'multipliers' },
];

describe('a price of one’s own', () => {
	it('is taken as it was typed', () => {
		expect(priceOverride.parse(override)).toEqual(override);
		expect(
			priceOverride.parse({ ...override, mapsTo: { provider: 'openai', model: 'gpt-4o' }, rates: {} }).rates,
		).toEqual({});
	});

	it.each(refusals)('is refused with $name, by field and value', ({ change, path, told }) => {
		const [issue] = newPriceOverride.safeParse({ ...override, ...change }).error?.issues ?? [];
		expect(issue?.path.join('.')).toBe(path);
		expect(issue?.message).toContain(told);
	});
});

it('a discount is at most everything', () => {
	expect(providerDiscount.safeParse({ provider: 'openai', validFrom: null, percent: '100' }).success).toBe(true);
	expect(
		providerDiscount.safeParse({ provider: 'openai', validFrom: null, percent: '100.1' }).error?.issues[0],
	).toMatchObject({
		path: ['percent'],
		message: 'a percentage from 0 to 100; got "100.1"',
	});
});

it('what a project starts with is valid', () => {
	expect(projectPrices.parse(listPrices)).toEqual(listPrices);
	expect(projectPrices.safeParse({ ...listPrices, headSampling: 0 }).success).toBe(false);
});
