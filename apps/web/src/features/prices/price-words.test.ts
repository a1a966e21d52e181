import { expect, test } from 'vitest';
import { describePrice, describeTiers, nameOfModel } from './price-words.ts';

test('a price in one line', () => {
	expect(
		describePrice({
			rates: {
				input: { base: '0.15', tiers: [] },
				output: { base: '0.6', tiers: [] },
				cacheRead: { base: '0.075', tiers: [] },
				request: { base: '5e3', tiers: [] },
			},
			units: { image: '0.04' },
		}),
	).toBe('in $0.15 · out $0.60 · cache read $0.075 · request $0.005 each · image $0.04 each');
});

test('tiers, each in a sentence', () => {
	const tiers = (rate: string) => [{ start: 200_000, rate }];
	expect(
		describeTiers({
			rates: { output: { base: '10', tiers: tiers('15') }, input: { base: '1.25', tiers: tiers('2.5') } },
		}),
	).toEqual(['Above 200,000 input tokens: in $2.50, out $15.00']);
	expect(describeTiers({ rates: { input: { base: '1', tiers: [] } } })).toEqual([]);
});

test('a model has its provider before it, if it has one', () => {
	expect([nameOfModel('openai', 'gpt-4o'), nameOfModel(null, 'acme'), nameOfModel('', 'acme')]).toEqual([
		'openai/gpt-4o',
		'acme',
		'acme',
	]);
});
