import { calcPrice, type ModelInfo, type ModelPrice, type Provider, type TieredPrices } from '@pydantic/genai-prices';
import { activePrice } from './active-price.ts';
import { catalogueProvider, isSelfHosted, modelCandidates } from './catalogue-names.ts';
import type { PriceBook, PriceRow, RateName, TieredRate } from './price-book.ts';

const catalogueSource = 'genai-prices@0.1.8';

/** Our rate names ← the catalogue's keys. */
const rateKeys: readonly (readonly [RateName, string])[] = [
	['input', 'input_mtok'],
	['cacheRead', 'cache_read_mtok'],
	['cacheWrite', 'cache_write_mtok'],
	['cacheWrite1h', 'cache_write_1h_mtok'],
	['audioInput', 'input_audio_mtok'],
	['output', 'output_mtok'],
	['reasoning', 'output_reasoning_mtok'],
	['audioOutput', 'output_audio_mtok'],
];

/** Providers whose models nobody else hosts under the same name: safe to match when the telemetry's provider is unknown. */
const closedModelProviders: ReadonlySet<string> = new Set([
	'openai',
	'anthropic',
	'google',
	'x-ai',
	'cohere',
	'perplexity',
]);

type Match = { provider: Provider; model: ModelInfo };

/**
 * The price book of the pinned offline catalogue. The catalogue's own sum is not used: it counts in floats and throws
 * when cache exceeds input; we take its rate rows. Look-ups are memoised by (provider, model); rows by their own validity.
 */
export function createCatalogueBook(): PriceBook {
	const matches = new Map<string, Match | null>();
	const rows = new Map<ModelPrice, PriceRow>();

	const findMatch = (provider: string | null, model: string): Match | null => {
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
			const row = rows.get(active.prices) ?? toRow(match, active);
			rows.set(active.prices, row);
			return Object.keys(row.rates).length === 0 ? 'no-price' : row;
		}
		return 'unknown-model';
	};
}

function matchCatalogue(provider: string | null, model: string): Match | null {
	for (const candidate of modelCandidates(provider, model)) {
		const named = catalogueProvider(candidate.provider);
		if (named !== null) {
			const found = lookUp(candidate.model, named);
			if (found !== null) return found;
			continue;
		}
		const guessed = lookUp(candidate.model, undefined);
		if (guessed !== null && closedModelProviders.has(guessed.provider.id)) return guessed;
	}
	return null;
}

function lookUp(model: string, providerId: string | undefined): Match | null {
	try {
		const found = calcPrice({ input_tokens: 0 }, model, providerId === undefined ? {} : { providerId });
		return found === null ? null : { provider: found.provider, model: found.model };
	} catch {
		return null; // a malformed catalogue regex or an odd model name must never stop a settlement
	}
}

function toRow({ provider, model }: Match, active: { prices: ModelPrice; validFrom: string | null }): PriceRow {
	const rates: PriceRow['rates'] = {};
	for (const [name, key] of rateKeys) {
		const rate = toRate(active.prices[key]);
		if (rate !== null) rates[name] = rate;
	}
	// The catalogue prices requests per thousand; the book speaks per million.
	const perThousand = active.prices.requests_kcount;
	if (typeof perThousand === 'number') rates.request = { base: `${perThousand}e3`, tiers: [] };
	return { provider: provider.id, model: model.id, source: catalogueSource, validFrom: active.validFrom, rates };
}

/** String(number) is the shortest decimal that reads back the same: the digits the catalogue's author typed. */
function toRate(value: number | TieredPrices | undefined): TieredRate | null {
	if (value === undefined) return null;
	if (typeof value === 'number') return { base: String(value), tiers: [] };
	return { base: String(value.base), tiers: value.tiers.map(({ start, price }) => ({ start, rate: String(price) })) };
}
