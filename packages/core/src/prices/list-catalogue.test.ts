import { findProvider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { createCatalogueBook } from './catalogue-book.ts';
import { catalogueProviderIds } from './catalogue-names.ts';
import { listCatalogue, listCatalogueProviders } from './list-catalogue.ts';

const atNs = 1_795_000_000_000_000_000n; // 2026-11-18

describe('the catalogue', () => {
	it('knows each of its providers by its own id', () => {
		expect(catalogueProviderIds.filter((providerId) => findProvider({ providerId })?.id !== providerId)).toEqual([]);
	});

	it('is found by words of provider and model, in any order and case', () => {
		const rows = listCatalogue({ search: 'MINI  openai 4o', provider: 'openai', atNs });
		expect(rows.find(({ model }) => model === 'gpt-4o-mini')).toMatchObject({
			provider: 'openai',
			rates: { input: { base: '0.15', tiers: [] }, output: { base: '0.6' } },
			units: { webSearch: '0.01' },
			contextWindow: 128_000,
		});
		expect(listCatalogue({ search: 'no-such-model-9', atNs })).toEqual([]);
	});

	it('shows the prices of the day asked for', () => {
		const january = 1_738_000_000_000_000_000n; // 2025-01-27
		const priceAt = (moment: bigint) =>
			listCatalogue({ search: '', provider: 'openai', atNs: moment }).find(({ model }) => model === 'o3')?.rates.input;
		expect([priceAt(january), priceAt(atNs)]).toEqual([
			{ base: '10', tiers: [] },
			{ base: '2', tiers: [] },
		]);
	});

	it('lists what the book finds under the same names', () => {
		const book = createCatalogueBook();
		const rows = listCatalogue({ search: '', atNs });
		expect(rows.length).toBeGreaterThan(1_500);
		const lost = rows.filter(({ provider, model }) => typeof book({ provider, models: [model], atNs }) === 'string');
		expect(lost.map(({ provider, model }) => `${provider}/${model}`)).toEqual([]);
		expect(listCatalogueProviders()).toContain('x_ai');
	});
});
