import { costBuckets, type LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { usdText } from '@spanledger/core/money/pico-usd';
import { usageBuckets } from '@spanledger/core/prices/usage-buckets';

/** tokens × rate per million = amount; a bucket that is no sum of tokens (a request fee, a reported total) has no tokens. */
export type InvoiceLine = { part: string; tokens: number | null; usdPerMillion: string | null; amountUsd: string };

/** The small invoice of one call; its lines sum to the total. */
export type CostExplanation = {
	lines: InvoiceLine[];
	totalUsd: string | null;
	/** computed = from the price row; reported = the emitter's own figure counts. */
	source: LedgerEntry['costSource'];
	/** What the emitter said, whether it counts or not. */
	reportedUsd: string | null;
	serviceTier: string | null;
	purpose: LedgerEntry['purpose'];
};

/** null for a span that does not bill. */
export function explainCost(entry: LedgerEntry | null): CostExplanation | null {
	if (entry === null) return null;
	const tokens = entry.usage === null ? {} : usageBuckets(entry.usage);
	const lines: InvoiceLine[] = [];
	for (const part of costBuckets) {
		const amount = entry.costDetails[part];
		if (amount === undefined) continue;
		const usdPerMillion = entry.price?.perMillion[part] ?? null;
		lines.push({ part, tokens: tokens[part] ?? null, usdPerMillion, amountUsd: usdText(amount) });
	}
	return {
		lines,
		totalUsd: entry.costUsd === null ? null : usdText(entry.costUsd),
		source: entry.costSource,
		reportedUsd: entry.reportedCostUsd === null ? null : usdText(entry.reportedCostUsd),
		serviceTier: entry.serviceTier === '' ? null : entry.serviceTier,
		purpose: entry.purpose,
	};
}
