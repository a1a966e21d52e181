import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { PriceBook } from './price-book.ts';
import { type CallCost, type CallToPrice, priceCall } from './price-call.ts';
import type { CostSetting } from './project-prices.ts';

/** What a ledger entry holds before it is priced: all that its price depends on. */
export type LedgerFacts = Omit<LedgerEntry, keyof CallCost>;

/** The cost of a call from what its entry holds. Settling and pricing again both come here: they cannot disagree. */
export const costOfEntry = (facts: LedgerFacts, book: PriceBook, setting: CostSetting): CallCost =>
	priceCall(callOf(facts), book, setting);

/**
 * Prices a stored entry again, from the ledger alone: what settling its trace again with this book would give. The rest of the
 * entry stays as it is. A replay stays free.
 */
export function priceEntry(entry: LedgerEntry, book: PriceBook, setting: CostSetting): LedgerEntry {
	return isReplay(entry) ? entry : { ...entry, ...costOfEntry(entry, book, setting) };
}

/** A gateway served it from its cache: the only call whose cost counts as reported although nobody named a figure. */
export const isReplay = ({ costSource, reportedCostUsd }: LedgerEntry): boolean =>
	costSource === 'reported' && reportedCostUsd === null;

function callOf(facts: LedgerFacts): CallToPrice {
	const { provider, model, requestModel, startTimeNs, usage, units, serviceTier } = facts;
	return {
		provider: provider === '' ? null : provider,
		models: modelsOf(model, requestModel),
		startTimeNs,
		usage,
		units,
		serviceTier,
		reportedCostUsd: facts.reportedCostUsd,
		reportedCostSource: facts.reportedCostSource,
	};
}

/** What answered, else what was asked for. */
function modelsOf(model: string, requestModel: string): string[] {
	if (model === '') return [];
	return requestModel === '' || requestModel === model ? [model] : [model, requestModel];
}
