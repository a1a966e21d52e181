import type { Price } from '../ledger/ledger-entry.ts';
import { multiplyDecimals, subtractDecimals } from '../money/decimal.ts';
import type { PriceRow, RateName, TieredRate } from './price-book.ts';
import { isStandardTier, serviceTierPrice } from './service-tiers.ts';

/** A row as it holds for one service tier: the rates, what they are multiplied by, and what the price tells of both. */
export type RateCard = {
	rates: { readonly [name in RateName]?: TieredRate };
	/** The multiplier less the discount, on every rate per million. */
	tokenFactor: string;
	/** The discount alone: searches, images and requests cost the same in every tier. */
	unitFactor: string;
	notes: Pick<Price, 'multiplier' | 'multiplierReason' | 'tierUnknown' | 'discountPercent' | 'overrideId'>;
};

/** Rows live as long as their books; tiers of a row are few, unless an emitter makes them up. */
const cards = new WeakMap<PriceRow, Map<string, RateCard>>();
const mostTiers = 100;

/** `tier` as the provider names it, '' = standard. */
export function rateCard(row: PriceRow, tier: string): RateCard {
	let known = cards.get(row);
	if (known === undefined || known.size > mostTiers) {
		known = new Map();
		cards.set(row, known);
	}
	let card = known.get(tier);
	if (card === undefined) {
		card = makeCard(row, tier);
		known.set(tier, card);
	}
	return card;
}

function makeCard(row: PriceRow, tier: string): RateCard {
	const { rates, notes, multiplier } = tierOf(row, tier);
	const unitFactor = row.discountPercent === undefined ? '1' : discountFactor(row.discountPercent);
	return {
		rates,
		tokenFactor: multiplyDecimals(multiplier, unitFactor),
		unitFactor,
		notes: {
			...notes,
			...(row.discountPercent === undefined ? {} : { discountPercent: row.discountPercent }),
			...(row.overrideId === undefined ? {} : { overrideId: row.overrideId }),
		},
	};
}

type TierTerms = Pick<RateCard, 'rates' | 'notes'> & { multiplier: string };

/** The project's own factor, else the published one. A tier whose price nobody knows is priced as standard, and marked. */
function tierOf(row: PriceRow, tier: string): TierTerms {
	const own = ownMultiplier(row, tier);
	if (own === undefined && isStandardTier(tier)) return { rates: row.rates, multiplier: '1', notes: {} };
	const published = own === undefined ? serviceTierPrice(row.provider, row.model, tier) : { multiplier: own };
	if (published === null) return { rates: row.rates, multiplier: '1', notes: { tierUnknown: tier } };
	if ('multiplier' in published) {
		const { multiplier } = published;
		return { rates: row.rates, multiplier, notes: { multiplier, multiplierReason: tier } };
	}
	return { rates: { ...row.rates, ...flat(published.rates) }, multiplier: '1', notes: { multiplierReason: tier } };
}

function ownMultiplier({ multipliers = {} }: PriceRow, tier: string): string | undefined {
	const wanted = tier.toLowerCase();
	return Object.entries(multipliers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function flat(rates: { [name in RateName]?: string }): { [name: string]: TieredRate } {
	return Object.fromEntries(Object.entries(rates).map(([name, base]) => [name, { base, tiers: [] }]));
}

/** 12.5 % off leaves 0.875. */
const discountFactor = (percent: string): string => multiplyDecimals(subtractDecimals('100', percent), '0.01');
