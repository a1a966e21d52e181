import { type CostBucket, type CostDetails, costBuckets, type Price } from '../ledger/ledger-entry.ts';
import { type PicoUsd, priceTokens } from '../money/pico-usd.ts';
import type { Usage } from '../spans/usage.ts';
import type { PriceRow, RateName, TieredRate } from './price-book.ts';
import { type UsageBuckets, usageBuckets } from './usage-buckets.ts';

/** A part without a rate of its own is not shown apart: it is priced, and listed, as the part it belongs to. */
const folds: readonly (readonly [from: RateName, into: RateName])[] = [
	['reasoning', 'output'],
	['audioOutput', 'output'],
	['audioInput', 'input'],
	['cacheWrite1h', 'cacheWrite'],
];

export type PricedUsage = { costUsd: PicoUsd; costDetails: CostDetails; price: Price };

/**
 * Prices one call with one row: each part is rounded once, half to even, to the pico-dollar; the cost is their sum.
 * The tier is decided on the total input, cached included, and holds for the whole call.
 * null = the row has no rate for a part that has tokens: the cost is unknown, not smaller.
 */
export function priceUsage(usage: Usage | null, row: PriceRow): PricedUsage | null {
	const counts = foldedCounts(usage, row);
	const totalInput = usage?.inputTokens ?? 0;
	const costDetails: CostDetails = {};
	const perMillion: Price['perMillion'] = {};
	let costUsd: PicoUsd = 0n;
	for (const bucket of costBuckets) {
		const count = counts[bucket];
		if (count === undefined || bucket === 'reported') continue;
		const rate = rateFor(row, bucket);
		if (rate === undefined) return null;
		const perMillionTokens = tierRate(rate, totalInput);
		const amount = priceTokens(count, perMillionTokens);
		costDetails[bucket] = amount;
		perMillion[bucket] = perMillionTokens;
		costUsd += amount;
	}
	const { provider, model, source, validFrom } = row;
	return { costUsd, costDetails, price: { provider, model, source, validFrom, perMillion } };
}

function foldedCounts(usage: Usage | null, row: PriceRow): UsageBuckets {
	const counts: { [bucket in CostBucket]?: number } = usage === null ? {} : usageBuckets(usage);
	for (const [from, into] of folds) {
		const count = counts[from];
		if (count === undefined || row.rates[from] !== undefined) continue;
		counts[into] = (counts[into] ?? 0) + count;
		delete counts[from];
	}
	if (row.rates.request !== undefined) counts.request = 1;
	return counts;
}

/** Where a row is silent about the cache, cached tokens are plain input tokens. */
function rateFor({ rates }: PriceRow, name: RateName): TieredRate | undefined {
	return rates[name] ?? (name === 'cacheRead' || name === 'cacheWrite' ? rates.input : undefined);
}

const tierRate = ({ base, tiers }: TieredRate, totalInput: number): string =>
	tiers.filter(({ start }) => totalInput > start).at(-1)?.rate ?? base;
