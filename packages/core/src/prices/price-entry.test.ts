import { spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleTrace } from '../traces/settle-trace.ts';
import { createCatalogueBook } from './catalogue-book.ts';
import { priceEntry } from './price-entry.ts';
import { createPricing } from './pricing.ts';
import { costSettings, listPrices, type ProjectPrices } from './project-prices.ts';

const catalogue = createCatalogueBook();

const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const rate = oneOf('0', '0.15', '3', '0.0000007').map((base) => ({ base, tiers: [{ start: 500, rate: '7' }] }));

const prices: fc.Arbitrary<ProjectPrices> = fc.record({
	overrides: fc.array(
		fc.record({
			id: fc.uuid(),
			provider: oneOf(null, 'openai', 'vllm'),
			model: oneOf('gpt-4o-mini', 'gpt-*', 'acme-7b', '*'),
			validFrom: oneOf(null, '2026-11-18', '2026-11-19'),
			rates: oneOf({}, { input: '1' }).chain((none) =>
				Object.keys(none).length === 0 ? fc.constant({}) : fc.record({ input: rate, output: rate }),
			),
			units: oneOf({}, { webSearch: '0.02', image: '0.04' }),
			multipliers: oneOf({}, { batch: '0.4', odd: '1.1' }),
			mapsTo: oneOf(null, null, { provider: 'openai', model: 'gpt-4o' }),
			note: fc.constant(''),
		}),
		{ maxLength: 3 },
	),
	discounts: oneOf([], [{ provider: 'openai', validFrom: null, percent: '12.5' }]),
	costSetting: oneOf(...costSettings),
	headSampling: oneOf(null, 0.3),
});

const tokens = fc.option(fc.nat(2_000), { nil: null });
const spans = fc.array(
	fc.record({
		provider: oneOf(null, 'openai', 'anthropic', 'vllm'),
		requestModel: oneOf(null, 'gpt-4o-mini', 'acme-7b', ''),
		responseModel: oneOf(null, 'gpt-4o-mini-2024-07-18', 'acme-7b', ''),
		usage: fc.option(fc.record({ inputTokens: tokens, outputTokens: tokens, cacheReadTokens: tokens }), { nil: null }),
		units: oneOf({}, { webSearches: 2 }, { images: 1, audioSeconds: 2.5 }),
		serviceTier: oneOf(null, 'batch', 'priority', 'odd'),
		reportedCostUsd: oneOf(null, '0', '0.0042', 'much'),
		reportedCostSource: oneOf(null, 'gateway' as const, 'sdk' as const),
		samplingWeight: oneOf(null, 4, 1 / 0.3),
		billingHint: oneOf(null, null, 'cached-replay' as const),
		startMs: oneOf(0, 86_400_000),
	}),
	{ minLength: 1, maxLength: 6 },
);

describe('an entry priced again', () => {
	it('is what settling its trace again would give', () => {
		const seen = { changed: 0, priced: 0 };
		fc.assert(
			fc.property(spans, prices, prices, (parts, before, after) => {
				const trace = parts.map((part, index) => spanOf(`s${index}`, part));
				const settle = (by: ProjectPrices) =>
					settleTrace({ spans: trace, foreignClaims: [], ...createPricing(catalogue, by) }).entries;
				// weights are the settler's: what sampling kept away does not follow from a price
				const later = { ...after, headSampling: before.headSampling };
				const old = settle(before);
				const expected = settle(later);
				const { book, costSetting } = createPricing(catalogue, later);
				expect(old.map((entry) => priceEntry(entry, book, costSetting))).toEqual(expected);
				seen.priced += expected.filter(({ costUsd }) => costUsd !== null).length;
				seen.changed += expected.filter(({ costUsd }, index) => costUsd !== old[index]?.costUsd).length;
			}),
			{ numRuns: 500 },
		);
		expect(Math.min(seen.priced, seen.changed)).toBeGreaterThan(100); // it compared something
	});

	it('leaves a replay free', () => {
		const [replay] = settleTrace({
			spans: [spanOf('a', { usage: { inputTokens: 1000 }, billingHint: 'cached-replay' })],
			foreignClaims: [],
			...createPricing(catalogue, listPrices),
		}).entries;
		if (replay === undefined) throw new Error('a replay has an entry');
		expect(priceEntry(replay, catalogue, 'computed')).toEqual(replay);
		expect(replay).toMatchObject({ costUsd: 0n, usage: null });
	});
});
