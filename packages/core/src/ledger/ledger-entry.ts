import type { PicoUsd } from '../money/pico-usd.ts';
import type { SpanType } from '../spans/span.ts';
import type { Usage, UsageSource } from '../spans/usage.ts';

/** Why a billable span has no cost. */
export type UnpricedReason = 'no-usage' | 'unknown-model' | 'no-price';

/** The parts a call is priced by. They are disjoint: `input` is the uncached text, `output` the visible text. */
export const costBuckets = [
	'input',
	'cacheRead',
	'cacheWrite',
	'cacheWrite1h',
	'audioInput',
	'output',
	'reasoning',
	'audioOutput',
	'request',
	/** The emitter's own total, where it is the one that counts. */
	'reported',
] as const;
export type CostBucket = (typeof costBuckets)[number];
export type CostDetails = { [bucket in CostBucket]?: PicoUsd };

/** The row of the price book a call was priced with. Rates are USD per million tokens as decimal text. */
export type Price = {
	provider: string;
	model: string;
	/** Where the row came from: `genai-prices@0.1.8`, `project`. */
	source: string;
	/** ISO date from which the row holds; null = always. */
	validFrom: string | null;
	perMillion: { [bucket in CostBucket]?: string };
};

/** What one billable span adds to the bill. Dimension values are '' when unset, so that they can stand in keys. */
export type LedgerEntry = {
	traceId: string;
	spanId: string;
	startTimeNs: bigint;
	type: SpanType;
	operation: string;
	tenant: string;
	team: string;
	feature: string;
	user: string;
	session: string;
	requestId: string;
	environment: string;
	release: string;
	route: string;
	provider: string;
	/** responseModel ?? requestModel */
	model: string;
	requestModel: string;
	/** `name@version` */
	promptVersion: string;
	error: boolean;
	usage: Usage | null;
	usageSource: UsageSource;
	serviceTier: string;
	costUsd: PicoUsd | null;
	costSource: 'computed' | 'reported' | null;
	costDetails: CostDetails;
	price: Price | null;
	unpricedReason: UnpricedReason | null;
	/** The emitter's own figure, kept beside ours. */
	reportedCostUsd: PicoUsd | null;
	purpose: 'product' | 'evaluation';
};
