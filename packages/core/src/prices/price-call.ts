import type { CostDetails, Price, UnpricedReason } from '../ledger/ledger-entry.ts';
import type { PicoUsd } from '../money/pico-usd.ts';
import type { PriceBook } from './price-book.ts';
import { priceUsage, type UsedByCall } from './price-usage.ts';
import type { CostSetting } from './project-prices.ts';

/** All that the cost of a call depends on; a span has it, and so has its ledger entry. */
export type CallToPrice = UsedByCall & {
	provider: string | null;
	/** In order of preference. */
	models: readonly string[];
	startTimeNs: bigint;
	/** What the emitter said; > 0: a reported 0 is no knowledge (SDKs write it on errors and for unknown models). */
	reportedCostUsd: PicoUsd | null;
	reportedCostSource: 'gateway' | 'sdk' | null;
};

export type CallCost = {
	costUsd: PicoUsd | null;
	costSource: 'computed' | 'reported' | null;
	costDetails: CostDetails;
	price: Price | null;
	unpricedReason: UnpricedReason | null;
};

/** Where both figures are known, whether the reported one is the bill. */
const reportedWins: { readonly [setting in CostSetting]: (source: CallToPrice['reportedCostSource']) => boolean } = {
	gateway: (source) => source === 'gateway',
	computed: () => false,
	reported: () => true,
};

/** What one call cost. Of a reported and a computed figure the setting chooses; unknown stays null with its reason. */
export function priceCall(call: CallToPrice, book: PriceBook, setting: CostSetting): CallCost {
	const computed = computedCost(call, book);
	const reported = call.reportedCostUsd;
	if (reported === null) return computed;
	if (computed.costUsd !== null && !reportedWins[setting](call.reportedCostSource)) return computed;
	return {
		costUsd: reported,
		costSource: 'reported',
		costDetails: { reported },
		price: computed.price,
		unpricedReason: null,
	};
}

function computedCost(call: CallToPrice, book: PriceBook): CallCost {
	const row = book({ provider: call.provider, models: call.models, atNs: call.startTimeNs });
	const paidByRequest = typeof row === 'object' && row.rates.request !== undefined;
	if (call.usage === null && !hasUnits(call) && !paidByRequest) return unpriced('no-usage');
	if (typeof row === 'string') return unpriced(row);
	const priced = priceUsage(call, row);
	return priced === null ? unpriced('no-price') : { ...priced, costSource: 'computed', unpricedReason: null };
}

const unpriced = (unpricedReason: UnpricedReason): CallCost => ({
	costUsd: null,
	costSource: null,
	costDetails: {},
	price: null,
	unpricedReason,
});

function hasUnits({ units }: CallToPrice): boolean {
	for (const _ in units) return true;
	return false;
}
