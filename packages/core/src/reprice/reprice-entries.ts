import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { PriceBook } from '../prices/price-book.ts';
import { priceEntry } from '../prices/price-entry.ts';
import type { CostSetting } from '../prices/project-prices.ts';
import { isSameCost } from './is-same-cost.ts';
import type { RepricedEntry } from './reprice-sums.ts';

/** Prices stored entries again and says which of them change. */
export function repriceEntries(
	entries: readonly LedgerEntry[],
	book: PriceBook,
	setting: CostSetting,
): RepricedEntry[] {
	return entries.map((before) => {
		const after = priceEntry(before, book, setting);
		return { before, after, isChanged: !isSameCost(before, after) };
	});
}
