import type { CostDetails, Price, UnpricedReason } from '../ledger/ledger-entry.ts';
import { type PicoUsd, picoUsdFrom } from '../money/pico-usd.ts';
import type { Span } from '../spans/span.ts';
import type { PriceBook } from './price-book.ts';
import { priceUsage } from './price-usage.ts';

export type SpanCost = {
	costUsd: PicoUsd | null;
	costSource: 'computed' | 'reported' | null;
	costDetails: CostDetails;
	price: Price | null;
	unpricedReason: UnpricedReason | null;
	reportedCostUsd: PicoUsd | null;
};

/**
 * What one call cost. A gateway's or provider's own figure wins over ours; an SDK's guess only stands where we have
 * none. A reported 0 is no knowledge (SDKs write it on errors and for unknown models). Unknown stays null with its reason.
 */
export function priceSpan(span: Span, book: PriceBook): SpanCost {
	const reported = reportedCost(span);
	const computed = computedCost(span, book);
	const reportedWins = reported !== null && (span.reportedCostSource === 'gateway' || computed.costUsd === null);
	if (!reportedWins) return { ...computed, reportedCostUsd: reported };
	return {
		costUsd: reported,
		costSource: 'reported',
		costDetails: { reported },
		price: computed.price,
		unpricedReason: null,
		reportedCostUsd: reported,
	};
}

function computedCost(span: Span, book: PriceBook): Omit<SpanCost, 'reportedCostUsd'> {
	const unpriced = (unpricedReason: UnpricedReason) =>
		({ costUsd: null, costSource: null, costDetails: {}, price: null, unpricedReason }) as const;
	const models = [span.responseModel, span.requestModel].filter((model) => model !== null);
	const row = book({ provider: span.provider, models, atNs: span.startTimeNs });
	const paidByRequest = typeof row === 'object' && row.rates.request !== undefined;
	if (span.usage === null && !paidByRequest) return unpriced('no-usage');
	if (typeof row === 'string') return unpriced(row);
	const priced = priceUsage(span.usage, row);
	if (priced === null) return unpriced('no-price');
	return { ...priced, costSource: 'computed', unpricedReason: null };
}

function reportedCost(span: Span): PicoUsd | null {
	if (span.reportedCostUsd === null) return null;
	try {
		const pico = picoUsdFrom(span.reportedCostUsd);
		return pico > 0n ? pico : null;
	} catch {
		return null;
	}
}
