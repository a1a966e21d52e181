import type { CostBucket, UnpricedReason } from '../ledger/ledger-entry.ts';

/** What to look a price up by. `models` in order of preference: response model, then request model. */
export type PriceQuery = { provider: string | null; models: string[]; atNs: bigint };

/** One rate, USD per million as decimal text. Above `start` total input tokens of the call a tier's rate replaces the base for the whole call. */
export type TieredRate = { base: string; tiers: { start: number; rate: string }[] };

/** The rates a price row may name; what is absent falls back as `priceUsage` says. */
export type RateName = Exclude<CostBucket, 'reported'>;

/** A row of the price book: one provider's model from one date on. */
export type PriceRow = {
	provider: string;
	model: string;
	source: string;
	/** ISO date; null = since ever. */
	validFrom: string | null;
	rates: { [name in RateName]?: TieredRate };
};

/** Finds the row that holds at a moment, or says why there is none. Pure: the same query always gives the same row. */
export type PriceBook = (query: PriceQuery) => PriceRow | Exclude<UnpricedReason, 'no-usage'>;
