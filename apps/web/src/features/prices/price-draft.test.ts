import { describe, expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';
import { draftOf, emptyDraft, inputOf, type PriceDraft, type PriceInput } from './price-draft.ts';

const full: PriceInput = {
	provider: 'openai',
	model: 'acme-*',
	validFrom: '2026-11-01',
	rates: {
		input: { base: '1.25', tiers: [{ start: 200_000, rate: '2.5' }] },
		output: { base: '10', tiers: [{ start: 200_000, rate: '15' }] },
		cacheRead: { base: '0.125', tiers: [] },
		request: { base: '5000', tiers: [] },
	},
	units: { webSearch: '0.01' },
	multipliers: { batch: '0.5' },
	mapsTo: null,
	note: 'as agreed in May',
};

describe('a price as it is typed', () => {
	it('comes back as it was', () => {
		expect(inputOf(draftOf(full))).toEqual(full);
	});

	it('says what one request costs, where the book says what a million do', () => {
		expect(draftOf(full).units).toEqual({ webSearch: '0.01', request: '0.005' });
	});

	it('has one tier per number of tokens', () => {
		expect(draftOf(full).tiers).toEqual([{ start: '200000', rates: { input: '2.5', output: '15' } }]);
	});

	it('what was left empty says nothing, 0 says free', () => {
		const draft: PriceDraft = { ...emptyDraft, model: ' llama-3 ', rates: { input: ' 0 ', output: '' } };
		expect(findFaults(draft)).toEqual({});
		expect(inputOf(draft)).toEqual({
			provider: null,
			model: 'llama-3',
			validFrom: null,
			rates: { input: { base: '0', tiers: [] } },
			units: {},
			multipliers: {},
			mapsTo: null,
			note: '',
		});
	});
});

describe('what is wrong with it', () => {
	const cases: { name: string; draft: Partial<PriceDraft>; fields: string[] }[] = [
		{ name: 'no model', draft: { model: ' ', rates: { input: '1' } }, fields: ['model'] },
		{ name: 'no price at all', draft: {}, fields: ['rates.input'] },
		{ name: 'a sign', draft: { rates: { input: '-1' } }, fields: ['rates.input'] },
		{ name: 'a comma', draft: { rates: { output: '0,15' } }, fields: ['rates.output'] },
		{ name: 'an exponent', draft: { units: { image: '4e-2' } }, fields: ['units.image'] },
		{
			name: 'a request dearer than a million can say',
			draft: { units: { request: '1000' } },
			fields: ['units.request'],
		},
		{
			name: 'a tier without a number',
			draft: { rates: { input: '1' }, tiers: [{ start: 'many', rates: {} }] },
			fields: ['tiers.0.start'],
		},
		{
			name: 'a tier of a part without a price',
			draft: { rates: { input: '1' }, tiers: [{ start: '200000', rates: { output: '2' } }] },
			fields: ['tiers.0.rates.output'],
		},
		{
			name: 'two tiers from one number on',
			draft: {
				rates: { input: '1' },
				tiers: [
					{ start: '9', rates: { input: '2' } },
					{ start: '9', rates: {} },
				],
			},
			fields: ['tiers.1.start'],
		},
		{
			name: 'a factor of 200',
			draft: { rates: { input: '1' }, multipliers: [{ tier: 'batch', factor: '200' }] },
			fields: ['multipliers.0.factor'],
		},
		{
			name: 'a service tier twice',
			draft: {
				multipliers: [
					{ tier: 'batch', factor: '1' },
					{ tier: 'Batch', factor: '1' },
				],
			},
			fields: ['multipliers.1.tier'],
		},
	];
	it.each(cases)('$name', ({ draft, fields }) => {
		expect(Object.keys(findFaults({ ...emptyDraft, model: 'acme', ...draft }))).toEqual(fields);
	});

	it('a mapping alone is enough', () => {
		const mapsTo = { provider: 'openai', model: 'gpt-4o' };
		expect(findFaults({ ...emptyDraft, model: 'acme', mapsTo })).toEqual({});
	});
});
