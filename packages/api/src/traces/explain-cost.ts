import { type CostBucket, costBuckets, type LedgerEntry, type UnitBucket } from '@spanledger/core/ledger/ledger-entry';
import { usdText } from '@spanledger/core/money/pico-usd';
import type { PriceBook } from '@spanledger/core/prices/price-book';
import { costOfEntry, isReplay } from '@spanledger/core/prices/price-entry';
import { unitFieldOf } from '@spanledger/core/prices/price-units';
import { usageBuckets } from '@spanledger/core/prices/usage-buckets';

/**
 * tokens × rate per million × multiplier × (1 − discount) = amount, or quantity × USD each × (1 − discount); a request fee or a
 * reported total has neither tokens nor quantity.
 */
export type InvoiceLine = {
	part: string;
	tokens: number | null;
	usdPerMillion: string | null;
	/** Searches, images, seconds or characters. */
	quantity: number | null;
	usdEach: string | null;
	amountUsd: string;
};

/** The small invoice of one call; its lines sum to the total. */
export type CostExplanation = {
	lines: InvoiceLine[];
	totalUsd: string | null;
	/** computed = from the price row; reported = the emitter's own figure counts. */
	source: LedgerEntry['costSource'];
	/** What the emitter said, whether it counts or not. */
	reportedUsd: string | null;
	/** What our prices make of it, beside a reported figure that counts; null where they make nothing, or are the bill themselves. */
	computedUsd: string | null;
	serviceTier: string | null;
	purpose: LedgerEntry['purpose'];
	/** How many calls it stands for where spans were sampled; 1 = every span came. */
	weight: number;
};

/** `book` reckons what a reported figure stands beside. null for a span that does not bill. */
export function explainCost(entry: LedgerEntry | null, book: PriceBook): CostExplanation | null {
	if (entry === null) return null;
	const tokens = entry.usage === null ? {} : usageBuckets(entry.usage);
	const lines: InvoiceLine[] = [];
	for (const part of costBuckets) {
		const amount = entry.costDetails[part];
		if (amount === undefined) continue;
		const usdPerMillion = entry.price?.perMillion[part] ?? null;
		lines.push({
			part,
			tokens: tokens[part] ?? null,
			usdPerMillion,
			...unitsOf(part, entry),
			amountUsd: usdText(amount),
		});
	}
	return {
		lines,
		totalUsd: entry.costUsd === null ? null : usdText(entry.costUsd),
		source: entry.costSource,
		reportedUsd: entry.reportedCostUsd === null ? null : usdText(entry.reportedCostUsd),
		computedUsd: computedBeside(entry, book),
		serviceTier: entry.serviceTier === '' ? null : entry.serviceTier,
		purpose: entry.purpose,
		weight: entry.weight,
	};
}

function computedBeside(entry: LedgerEntry, book: PriceBook): string | null {
	if (entry.costSource !== 'reported' || isReplay(entry)) return null;
	const { costUsd, costSource } = costOfEntry(entry, book, 'computed');
	return costUsd === null || costSource === 'reported' ? null : usdText(costUsd);
}

function unitsOf(part: CostBucket, { price, units }: LedgerEntry): Pick<InvoiceLine, 'quantity' | 'usdEach'> {
	const usdEach = isUnit(part) ? price?.perUnit?.[part] : undefined;
	if (!isUnit(part) || usdEach === undefined) return { quantity: null, usdEach: null };
	return { quantity: units[unitFieldOf[part]] ?? null, usdEach };
}

const isUnit = (part: CostBucket): part is UnitBucket => part in unitFieldOf;
