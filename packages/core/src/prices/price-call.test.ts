import { usageOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import type { SpanUnits, Usage } from '../spans/usage.ts';
import { createCatalogueBook } from './catalogue-book.ts';
import { type CallToPrice, priceCall } from './price-call.ts';
import { createProjectBook } from './project-book.ts';
import { type CostSetting, listPrices, type PriceOverride, type ProjectPrices } from './project-prices.ts';

const catalogue = createCatalogueBook();
const november = 1_795_000_000_000_000_000n; // 2026-11-18

const callOf = (parts: Partial<Omit<CallToPrice, 'usage'>> & { usage?: Partial<Usage> | null }): CallToPrice => ({
	provider: 'openai',
	models: ['gpt-4o-mini'],
	startTimeNs: november,
	units: {},
	serviceTier: '',
	reportedCostUsd: null,
	reportedCostSource: null,
	...parts,
	usage: parts.usage === null ? null : usageOf(parts.usage ?? { inputTokens: 1000, outputTokens: 100 }),
});

const overrideOf = (parts: Partial<PriceOverride>): PriceOverride => ({
	id: 'own',
	provider: null,
	model: '*',
	validFrom: null,
	rates: {},
	units: {},
	multipliers: {},
	mapsTo: null,
	note: '',
	...parts,
});
const flat = (base: string) => ({ base, tiers: [] });

const price = (call: CallToPrice, prices: Partial<ProjectPrices> = {}) => {
	const cost = priceCall(call, createProjectBook(catalogue, { ...listPrices, ...prices }), 'gateway');
	const parts = Object.values(cost.costDetails).reduce((sum, part) => sum + part, 0n);
	expect(parts).toBe(cost.costUsd ?? 0n); // whatever it is, its parts sum to it
	return { ...cost, usd: cost.costUsd === null ? null : usdText(cost.costUsd) };
};

/** 1,000 in and 100 out of gpt-4o-mini: (1,000 × 0.15 + 100 × 0.6) per 1e6 = 0.00021. */
const tiers: { tier: string; provider?: string; model?: string; usd: string; note: object }[] = [
	{ tier: 'batch', usd: '0.000105', note: { multiplier: '0.5', multiplierReason: 'batch' } },
	{ tier: 'flex', usd: '0.000105', note: { multiplier: '0.5' } },
	{ tier: 'FLEX', usd: '0.000105', note: { multiplier: '0.5' } },
	{ tier: 'on_demand', usd: '0.00021', note: { perMillion: { input: '0.15', output: '0.6' } } },
	// published as rates of its own: (1,000 × 0.25 + 100 × 1) per 1e6
	{
		tier: 'priority',
		usd: '0.00035',
		note: { perMillion: { input: '0.25', output: '1' }, multiplierReason: 'priority' },
	},
	// (1,000 × 2 + 100 × 8) per 1e6 × 1.75
	{ tier: 'priority', model: 'gpt-4.1', usd: '0.0049', note: { multiplier: '1.75', perMillion: { input: '2' } } },
	// (1,000 × 3 + 100 × 15) per 1e6 × 0.5
	{ tier: 'batch', provider: 'anthropic', model: 'claude-sonnet-4-5', usd: '0.00225', note: { multiplier: '0.5' } },
	// nobody publishes it: the standard rates, and said so
	{
		tier: 'priority',
		provider: 'anthropic',
		model: 'claude-sonnet-4-5',
		usd: '0.0045',
		note: { tierUnknown: 'priority' },
	},
	{ tier: 'scale', usd: '0.00021', note: { tierUnknown: 'scale' } },
	{ tier: 'constructor', usd: '0.00021', note: { tierUnknown: 'constructor' } },
];

describe('service tiers', () => {
	it.each(tiers)('$tier of $model is $usd', ({ tier, provider = 'openai', model = 'gpt-4o-mini', usd, note }) => {
		const priced = price(callOf({ provider, models: [model], serviceTier: tier }));
		expect(priced.usd).toBe(usd);
		expect(priced.price).toMatchObject(note);
	});

	it("a project's own factor comes first, and searches are not cheaper in a batch", () => {
		const call = callOf({ serviceTier: 'batch', units: { webSearches: 2 } });
		const priced = price(call, { overrides: [overrideOf({ multipliers: { Batch: '0.25' } })] });
		expect(priced.usd).toBe('0.0200525'); // 0.00021 × 0.25 + 2 × 0.01
		expect(priced.price).toMatchObject({ multiplier: '0.25', multiplierReason: 'batch', overrideId: 'own' });
	});

	it('own rates are halved in a batch as the provider halves its own', () => {
		const overrides = [overrideOf({ rates: { input: flat('1'), output: flat('2') } })];
		const batch = callOf({ serviceTier: 'batch' });
		expect(price(batch, { overrides }).usd).toBe('0.0006'); // (1,000 × 1 + 100 × 2) per 1e6 × 0.5
		expect(price({ ...batch, provider: 'vllm' }, { overrides })).toMatchObject({
			usd: '0.0012',
			price: { tierUnknown: 'batch' },
		});
	});

	it('leaves no trace on an ordinary call', () => {
		expect(price(callOf({})).price).toEqual({
			provider: 'openai',
			model: 'gpt-4o-mini',
			source: 'genai-prices@0.1.8',
			validFrom: null,
			perMillion: { input: '0.15', output: '0.6' },
		});
	});
});

const units: {
	name: string;
	model: string;
	provider?: string;
	usage?: Partial<Usage> | null;
	units: SpanUnits;
	usd: string | null;
}[] = [
	{ name: 'searches beside tokens', model: 'gpt-4o-mini', units: { webSearches: 3 }, usd: '0.03021' }, // 0.00021 + 3 × 0.01
	{ name: 'an hour of audio', model: 'whisper-1', usage: null, units: { audioSeconds: 3600 }, usd: '0.36' },
	// 12.5 × 0.36 / 3600
	{ name: 'parts of a second', model: 'whisper-1', usage: null, units: { audioSeconds: 12.5 }, usd: '0.00125' },
	// 100,000 × 0.111 / 3600 = 3.08333…: a rate without an end is exact to the pico all the same
	{
		name: 'a rate without an end',
		provider: 'groq',
		model: 'whisper-large-v3',
		usage: null,
		units: { audioSeconds: 100_000 },
		usd: '3.083333333333',
	},
	{
		name: 'tokens beside seconds that are paid by the second',
		model: 'whisper-1',
		usage: { inputTokens: 9 },
		units: { audioSeconds: 3600 },
		usd: '0.36',
	},
	{ name: 'a picture that its tokens pay for', model: 'gpt-4o-mini', units: { images: 1 }, usd: '0.00021' },
	{ name: 'a picture nobody has a price for', model: 'gpt-4o-mini', usage: null, units: { images: 1 }, usd: null },
	{
		name: 'seconds of a model paid by tokens',
		model: 'gpt-4o-mini',
		usage: null,
		units: { audioSeconds: 9 },
		usd: null,
	},
];

describe('what is paid for besides tokens', () => {
	it.each(units)(
		'$name: $usd',
		({ model, provider = 'openai', usage = { inputTokens: 1000, outputTokens: 100 }, units, usd }) => {
			const priced = price(callOf({ provider, models: [model], usage, units }));
			expect(priced.usd).toBe(usd);
			expect(priced.unpricedReason).toBe(usd === null ? 'no-price' : null);
		},
	);

	it('a search without a price is told', () => {
		const priced = price(callOf({ models: ['gpt-4.1-nano'], units: { webSearches: 1 } }));
		expect(priced).toMatchObject({ usd: '0.00014', price: { unpricedUnits: ['webSearch'] } }); // (1,000 × 0.1 + 100 × 0.4) per 1e6
	});

	it('own prices per unit are enough for a model that nobody knows', () => {
		const overrides = [overrideOf({ model: 'acme-draw', units: { image: '0.04' } })];
		const call = callOf({ models: ['acme-draw'], usage: null, units: { images: 3 } });
		expect(price(call, { overrides })).toMatchObject({
			usd: '0.12',
			price: { perUnit: { image: '0.04' }, perMillion: {} },
		});
	});
});

describe('discounts', () => {
	it.each([
		{ percent: '12.5', usd: '0.00018375' }, // 0.00021 × 0.875
		{ percent: '0', usd: '0.00021' },
		{ percent: '100', usd: '0' },
		{ percent: '33.3333', usd: '0.00014000007' }, // 0.00021 × 0.666667
	])('$percent % off is $usd', ({ percent, usd }) => {
		const discounts = [{ provider: 'openai', validFrom: null, percent }];
		expect(price(callOf({}), { discounts })).toMatchObject({ usd, price: { discountPercent: percent } });
	});

	it('come last, off multiplied rates and units alike', () => {
		const discounts = [{ provider: 'openai', validFrom: null, percent: '10' }];
		const call = callOf({ serviceTier: 'batch', units: { webSearches: 1 } });
		expect(price(call, { discounts }).usd).toBe('0.0090945'); // (0.00021 × 0.5 + 0.01) × 0.9
	});

	it('hold for their provider, the newest from its day on', () => {
		const discounts = [
			{ provider: 'openai', validFrom: '2026-11-01', percent: '20' },
			{ provider: 'openai', validFrom: '2026-12-01', percent: '50' },
			{ provider: 'openai', validFrom: null, percent: '5' },
		];
		expect(price(callOf({}), { discounts }).price?.discountPercent).toBe('20');
		expect(
			price(callOf({ startTimeNs: november - 30n * 86_400_000_000_000n }), { discounts }).price?.discountPercent,
		).toBe('5');
		expect(price(callOf({ provider: 'azure.ai.openai' }), { discounts }).price?.discountPercent).toBeUndefined();
		expect(price(callOf({ provider: null }), { discounts }).price?.discountPercent).toBe('20');
	});

	it('each part is rounded once, after everything', () => {
		const overrides = [overrideOf({ rates: { input: flat('0.000001'), output: flat('0.000001') } })];
		const discounts = [{ provider: 'openai', validFrom: null, percent: '50' }];
		const call = callOf({ usage: { inputTokens: 3, outputTokens: 5 } });
		// input 3 pico × 0.5 = 1.5 → 2; output 5 × 0.5 = 2.5 → 2
		expect(price(call, { overrides, discounts }).costDetails).toEqual({ input: 2n, output: 2n });
	});
});

const reported = (source: 'gateway' | 'sdk') => ({ reportedCostUsd: picoUsdFrom('0.5'), reportedCostSource: source });
const known = callOf({});
const unknown = callOf({ models: ['acme-7b'] });

/** Ours is 0.00021, theirs 0.5. */
const settings: { setting: CostSetting; source: 'gateway' | 'sdk'; call: CallToPrice; usd: string }[] = [
	{ setting: 'gateway', source: 'gateway', call: known, usd: '0.5' },
	{ setting: 'gateway', source: 'sdk', call: known, usd: '0.00021' },
	{ setting: 'gateway', source: 'sdk', call: unknown, usd: '0.5' },
	{ setting: 'computed', source: 'gateway', call: known, usd: '0.00021' },
	{ setting: 'computed', source: 'gateway', call: unknown, usd: '0.5' },
	{ setting: 'reported', source: 'sdk', call: known, usd: '0.5' },
	{ setting: 'reported', source: 'gateway', call: unknown, usd: '0.5' },
];

describe('which figure is the bill', () => {
	it.each(settings)('$setting: of ours and one from a(n) $source, $usd', ({ setting, source, call, usd }) => {
		const cost = priceCall({ ...call, ...reported(source) }, catalogue, setting);
		expect(usdText(cost.costUsd ?? -1n)).toBe(usd);
		expect(cost.costSource).toBe(usd === '0.5' ? 'reported' : 'computed');
	});

	it('the price we would have reckoned by is kept beside a reported figure', () => {
		const cost = priceCall({ ...known, ...reported('gateway') }, catalogue, 'gateway');
		expect(cost).toMatchObject({ costDetails: { reported: picoUsdFrom('0.5') }, price: { model: 'gpt-4o-mini' } });
	});
});

describe('a model of one’s own', () => {
	const call = callOf({ provider: 'vllm', models: ['llama-3.3-70b'] });

	it('has no price by itself', () => {
		expect(price(call)).toMatchObject({ usd: null, unpricedReason: 'unknown-model' });
	});

	it('can be free knowingly', () => {
		const overrides = [overrideOf({ provider: 'vllm', rates: { input: flat('0'), output: flat('0') } })];
		expect(price(call, { overrides })).toMatchObject({ usd: '0', unpricedReason: null, price: { source: 'project' } });
	});

	it('is unknown again for a part that its price does not name', () => {
		const overrides = [overrideOf({ rates: { input: flat('1') } })];
		expect(price(call, { overrides })).toMatchObject({ usd: null, unpricedReason: 'no-price' });
	});
});
