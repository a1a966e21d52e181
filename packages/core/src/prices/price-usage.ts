import type { CostBucket, CostDetails, Price } from '../ledger/ledger-entry.ts';
import { type PicoUsd, priceTokens } from '../money/pico-usd.ts';
import type { SpanUnits, Usage } from '../spans/usage.ts';
import { type PriceRow, type RateName, type TieredRate, tokenBuckets } from './price-book.ts';
import { priceUnits } from './price-units.ts';
import { type RateCard, rateCard } from './rate-card.ts';
import { type UsageBuckets, usageBuckets } from './usage-buckets.ts';

/** What a call used, and in which service tier ('' = standard). */
export type UsedByCall = { usage: Usage | null; units: SpanUnits; serviceTier: string };

export type PricedUsage = { costUsd: PicoUsd; costDetails: CostDetails; price: Price };

/** A part without a rate of its own is not shown apart: it is priced, and listed, as the part it belongs to. */
const folds: readonly (readonly [from: RateName, into: RateName])[] = [
	['reasoning', 'output'],
	['audioOutput', 'output'],
	['audioInput', 'input'],
	['cacheWrite1h', 'cacheWrite'],
];

/**
 * Prices one call with one row: each part × its rate × the tier's multiplier × (1 − discount), rounded once, half to even, to the
 * pico-dollar; the cost is the sum of the parts. A long context's rate is decided on the total input, cached included, and holds for
 * the whole call. null = the row has no rate for something that was used: the cost is unknown, not smaller.
 */
export function priceUsage({ usage, units, serviceTier }: UsedByCall, row: PriceRow): PricedUsage | null {
	const card = rateCard(row, serviceTier);
	const tokens = priceParts(usage, card);
	const apart = priceUnits(units, row, card.unitFactor);
	const paysUnits = apart.notes.perUnit !== undefined;
	if (tokens === null ? !(paysUnits && isByUnit(row)) : isNothing(usage, card) && !paysUnits) return null;
	const { provider, model, source, validFrom } = row;
	const perMillion = tokens?.perMillion ?? {};
	return {
		costUsd: (tokens?.costUsd ?? 0n) + apart.costUsd,
		costDetails: paysUnits ? { ...tokens?.costDetails, ...apart.costDetails } : (tokens?.costDetails ?? {}),
		price: { provider, model, source, validFrom, perMillion, ...apart.notes, ...card.notes },
	};
}

/** Paid by the second or the picture: whatever tokens the emitter also counted cost nothing. */
const isByUnit = ({ rates }: PriceRow): boolean => Object.keys(rates).length === 0;

const isNothing = (usage: Usage | null, { rates }: RateCard): boolean => usage === null && rates.request === undefined;

type PricedParts = Pick<PricedUsage, 'costUsd' | 'costDetails'> & Pick<Price, 'perMillion'>;

/** null = a part that was used has no rate. */
function priceParts(usage: Usage | null, card: RateCard): PricedParts | null {
	const counts = foldedCounts(usage, card);
	const totalInput = usage?.inputTokens ?? 0;
	const parts: PricedParts = { costUsd: 0n, costDetails: {}, perMillion: {} };
	for (const bucket of tokenBuckets) {
		const count = counts[bucket];
		if (count === undefined) continue;
		const rate = rateFor(card, bucket);
		if (rate === undefined) return null;
		const perMillion = tierRate(rate, totalInput);
		const amount = priceTokens(count, perMillion, bucket === 'request' ? card.unitFactor : card.tokenFactor);
		parts.costDetails[bucket] = amount;
		parts.perMillion[bucket] = perMillion;
		parts.costUsd += amount;
	}
	return parts;
}

function foldedCounts(usage: Usage | null, { rates }: RateCard): UsageBuckets {
	const counts: { [bucket in CostBucket]?: number } = usage === null ? {} : usageBuckets(usage);
	for (const [from, into] of folds) {
		const count = counts[from];
		if (count === undefined || rates[from] !== undefined) continue;
		counts[into] = (counts[into] ?? 0) + count;
		delete counts[from];
	}
	if (rates.request !== undefined) counts.request = 1;
	return counts;
}

/** Where a row is silent about the cache, cached tokens are plain input tokens. */
function rateFor({ rates }: RateCard, name: RateName): TieredRate | undefined {
	return rates[name] ?? (name === 'cacheRead' || name === 'cacheWrite' ? rates.input : undefined);
}

const tierRate = ({ base, tiers }: TieredRate, totalInput: number): string =>
	tiers.length === 0 ? base : (tiers.findLast(({ start }) => totalInput > start)?.rate ?? base);
