import type { ModelInfo, ModelPrice, Provider, TieredPrices } from '@pydantic/genai-prices';
import type { UnitBucket } from '../ledger/ledger-entry.ts';
import { divideDecimal } from '../money/decimal.ts';
import type { PriceRow, RateName, TieredRate } from './price-book.ts';

export const catalogueSource = 'genai-prices@0.1.8';

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

/** Our units ← the catalogue's keys, which price `per` of them at once. */
const unitKeys: readonly (readonly [unit: UnitBucket, key: string, per: number])[] = [
	['webSearch', 'web_searches_kcount', 1_000],
	['audioSecond', 'audio_hours', 3_600],
	['audioSecond', 'input_audio_hours', 3_600],
];

/** A model of the catalogue and who sells it. */
export type CatalogueMatch = { provider: Provider; model: ModelInfo };

/** The catalogue's rates of a model as a row of the price book. */
export function catalogueRow(
	{ provider, model }: CatalogueMatch,
	{ prices, validFrom }: { prices: ModelPrice; validFrom: string | null },
): PriceRow {
	const rates: PriceRow['rates'] = {};
	for (const [name, key] of rateKeys) {
		const rate = toRate(prices[key]);
		if (rate !== null) rates[name] = rate;
	}
	// The catalogue prices requests per thousand; the book speaks per million.
	const perThousand = prices.requests_kcount;
	if (typeof perThousand === 'number') rates.request = { base: `${perThousand}e3`, tiers: [] };
	const units: PriceRow['units'] = {};
	for (const [unit, key, per] of unitKeys) {
		const price = prices[key];
		if (typeof price === 'number') units[unit] = divideDecimal(String(price), per);
	}
	return { provider: provider.id, model: model.id, source: catalogueSource, validFrom, rates, units };
}

/** String(number) is the shortest decimal that reads back the same: the digits the catalogue's author typed. */
function toRate(value: number | TieredPrices | undefined): TieredRate | null {
	if (value === undefined) return null;
	if (typeof value === 'number') return { base: String(value), tiers: [] };
	return { base: String(value.base), tiers: value.tiers.map(({ start, price }) => ({ start, rate: String(price) })) };
}
