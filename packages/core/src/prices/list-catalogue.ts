import { findProvider, type ModelInfo, type Provider } from '@pydantic/genai-prices';
import { activePrice } from './active-price.ts';
import { catalogueProviderIds, providerNameOf } from './catalogue-names.ts';
import { catalogueRow } from './catalogue-row.ts';
import type { PriceRow } from './price-book.ts';

/** A model of the catalogue with the price that holds now. */
export type CatalogueRow = Pick<PriceRow, 'model' | 'rates' | 'units' | 'validFrom'> & {
	/** As telemetry names it: what an override or a mapping takes. */
	provider: string;
	providerTitle: string;
	modelTitle: string;
	/** Tokens; null = not told. */
	contextWindow: number | null;
	deprecated: boolean;
	/** What the catalogue's editors remark on the price. */
	comment: string | null;
};

export type CatalogueQuery = {
	/** Words that all occur in the names of provider or model, in any case; '' = everything. */
	search: string;
	/** As telemetry names it. */
	provider?: string;
	/** The moment whose prices are shown. */
	atNs: bigint;
};

/** The catalogue's models by provider and name. Those without any price at the moment are left out. */
export function listCatalogue({ search, provider, atNs }: CatalogueQuery): CatalogueRow[] {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean);
	return allModels()
		.filter(
			({ name, text }) => (provider === undefined || name === provider) && words.every((word) => text.includes(word)),
		)
		.map((listed) => rowOf(listed, atNs))
		.filter((row) => row !== null);
}

/** The providers of the catalogue, as telemetry names them. */
export const listCatalogueProviders = (): string[] => catalogueProviderIds.map(providerNameOf).sort();

type Listed = { name: string; provider: Provider; model: ModelInfo; text: string };
let listed: readonly Listed[] | null = null;

function allModels(): readonly Listed[] {
	listed ??= catalogueProviderIds
		.flatMap((providerId) => modelsOf(providerId))
		.sort((a, b) => compare(a.name, b.name) || compare(a.model.id, b.model.id));
	return listed;
}

function modelsOf(providerId: string): Listed[] {
	const provider = findProvider({ providerId });
	if (provider === undefined) return [];
	const name = providerNameOf(provider.id);
	return provider.models.map((model) => {
		const text = [name, provider.name, model.id, model.name ?? ''].join(' ').toLowerCase();
		return { name, provider, model, text };
	});
}

function rowOf({ name, provider, model }: Listed, atNs: bigint): CatalogueRow | null {
	const active = activePrice(model.prices, atNs);
	if (active === null) return null;
	const { rates, units, validFrom } = catalogueRow({ provider, model }, active);
	if (Object.keys(rates).length + Object.keys(units).length === 0) return null;
	return {
		provider: name,
		providerTitle: provider.name,
		model: model.id,
		modelTitle: model.name ?? model.id,
		rates,
		units,
		validFrom,
		contextWindow: model.context_window ?? null,
		deprecated: model.deprecated ?? false,
		comment: model.price_comments ?? null,
	};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
