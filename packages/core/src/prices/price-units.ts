import { type CostDetails, type Price, type UnitBucket, unitBuckets } from '../ledger/ledger-entry.ts';
import { type PicoUsd, priceUnits as price } from '../money/pico-usd.ts';
import type { SpanUnits } from '../spans/usage.ts';
import type { PriceRow } from './price-book.ts';

/** Where a part's quantity stands. */
export const unitFieldOf = {
	webSearch: 'webSearches',
	image: 'images',
	audioSecond: 'audioSeconds',
	character: 'characters',
} as const satisfies { [unit in UnitBucket]: keyof SpanUnits };

export type PricedUnits = {
	costUsd: PicoUsd;
	costDetails: CostDetails;
	notes: Pick<Price, 'perUnit' | 'unpricedUnits'>;
};

const none: PricedUnits = { costUsd: 0n, costDetails: {}, notes: {} };

/** Each unit × its price × `factor`, rounded once. */
export function priceUnits(units: SpanUnits, row: PriceRow, factor: string): PricedUnits {
	for (const _ in units) return priceEach(units, row, factor);
	return none;
}

/**
 * A search without a price is told, since it is always paid beside the tokens. Images, seconds and characters without a price of their
 * own only measure in other words what the tokens count.
 */
function priceEach(units: SpanUnits, row: PriceRow, factor: string): PricedUnits {
	const costDetails: CostDetails = {};
	const perUnit: NonNullable<Price['perUnit']> = {};
	let costUsd = 0n;
	for (const unit of unitBuckets) {
		const quantity = units[unitFieldOf[unit]] ?? 0;
		const each = row.units[unit];
		if (quantity === 0 || each === undefined) continue;
		const amount = price(quantity, each, factor);
		costDetails[unit] = amount;
		perUnit[unit] = each;
		costUsd += amount;
	}
	const isPriced = Object.keys(perUnit).length > 0;
	const misses = (units.webSearches ?? 0) > 0 && row.units.webSearch === undefined;
	return {
		costUsd,
		costDetails,
		notes: { ...(isPriced ? { perUnit } : {}), ...(misses ? { unpricedUnits: ['webSearch'] } : {}) },
	};
}
