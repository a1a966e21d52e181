import type { CostBucket, UnitBucket, UnpricedReason } from '../ledger/ledger-entry.ts';

/** What to look a price up by. `models` in order of preference: response model, then request model. */
export type PriceQuery = { provider: string | null; models: readonly string[]; atNs: bigint };

/** One rate, USD per million as decimal text. Above `start` total input tokens of the call a tier's rate replaces the base for the whole call. */
export type TieredRate = { base: string; tiers: { start: number; rate: string }[] };

/** Parts that have a rate per million: tokens by kind, and requests. What a row does not name falls back as `priceUsage` says. */
export const tokenBuckets = [
	'input',
	'cacheRead',
	'cacheWrite',
	'cacheWrite1h',
	'audioInput',
	'output',
	'reasoning',
	'audioOutput',
	'request',
] as const satisfies Exclude<CostBucket, UnitBucket | 'reported'>[];
export type RateName = (typeof tokenBuckets)[number];

/** A row of the price book: one provider's model from one date on. */
export type PriceRow = {
	provider: string;
	model: string;
	source: string;
	/** ISO date; null = since ever. */
	validFrom: string | null;
	rates: { [name in RateName]?: TieredRate };
	/** USD each, as decimal text. */
	units: { [unit in UnitBucket]?: string };
	/** Factors on the rates by service tier, before those that providers publish (`serviceTierPrice`). */
	multipliers?: { readonly [tier: string]: string };
	/** Taken off last. */
	discountPercent?: string;
	overrideId?: string;
};

/** Finds the row that holds at a moment, or says why there is none. Pure: the same query always gives the same row. */
export type PriceBook = (query: PriceQuery) => PriceRow | Exclude<UnpricedReason, 'no-usage'>;
