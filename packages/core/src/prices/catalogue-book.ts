import { calcPrice, findProvider, type ModelPrice } from '@pydantic/genai-prices';
import { activePrice } from './active-price.ts';
import { catalogueProvider, isSelfHosted, modelCandidates } from './catalogue-names.ts';
import { type CatalogueMatch, catalogueRow } from './catalogue-row.ts';
import type { PriceBook, PriceRow } from './price-book.ts';

/** Providers whose models nobody else hosts under the same name: safe to match when the telemetry's provider is unknown. */
const closedModelProviders: ReadonlySet<string> = new Set([
	'openai',
	'anthropic',
	'google',
	'x-ai',
	'cohere',
	'perplexity',
]);

/**
 * The price book of the pinned offline catalogue. The catalogue's own sum is not used: it counts in floats and throws
 * when cache exceeds input; we take its rate rows. Look-ups are memoised by (provider, model); rows by their own validity.
 */
export function createCatalogueBook(): PriceBook {
	const matches = new Map<string, CatalogueMatch | null>();
	const rows = new Map<ModelPrice, PriceRow>();

	const findMatch = (provider: string | null, model: string): CatalogueMatch | null => {
		const key = `${provider ?? ''} ${model}`;
		const known = matches.get(key);
		if (known !== undefined) return known;
		const found = matchCatalogue(provider, model);
		matches.set(key, found);
		return found;
	};

	return ({ provider, models, atNs }) => {
		if (isSelfHosted(provider)) return 'unknown-model';
		for (const model of models) {
			const match = findMatch(provider, model);
			if (match === null) continue;
			const active = activePrice(match.model.prices, atNs);
			if (active === null) return 'no-price';
			const row = rows.get(active.prices) ?? catalogueRow(match, active);
			rows.set(active.prices, row);
			return isPriced(row) ? row : 'no-price';
		}
		return 'unknown-model';
	};
}

function matchCatalogue(provider: string | null, model: string): CatalogueMatch | null {
	for (const candidate of modelCandidates(provider, model)) {
		const named = catalogueProvider(candidate.provider);
		if (named !== null) {
			const found = lookUp(candidate.model, named) ?? lookUpId(candidate.model, named);
			if (found !== null) return found;
			continue;
		}
		const guessed = lookUp(candidate.model, undefined);
		if (guessed !== null && closedModelProviders.has(guessed.provider.id)) return guessed;
	}
	return null;
}

function lookUp(model: string, providerId: string | undefined): CatalogueMatch | null {
	try {
		const found = calcPrice({ input_tokens: 0 }, model, providerId === undefined ? {} : { providerId });
		return found === null ? null : { provider: found.provider, model: found.model };
	} catch {
		return null; // a malformed catalogue regex or an odd model name must never stop a settlement
	}
}

/** Some models' patterns do not match the catalogue's own name for them, which is what a mapping picks from its list. */
function lookUpId(model: string, providerId: string): CatalogueMatch | null {
	const provider = findProvider({ providerId });
	const found = provider?.models.find(({ id }) => id === model);
	return provider === undefined || found === undefined ? null : { provider, model: found };
}

const isPriced = ({ rates, units }: PriceRow): boolean => Object.keys(rates).length + Object.keys(units).length > 0;
