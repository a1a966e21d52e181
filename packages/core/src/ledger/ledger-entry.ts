import type { PicoUsd } from '../money/pico-usd.ts';
import type { TaskOutcome } from '../quality/task-outcome.ts';
import type { SpanType } from '../spans/span.ts';
import type { SpanUnits, Usage, UsageSource } from '../spans/usage.ts';

/** Why a billable span has no cost. */
export type UnpricedReason = 'no-usage' | 'unknown-model' | 'no-price';

/** Parts that are counted otherwise than in tokens. */
export const unitBuckets = ['webSearch', 'image', 'audioSecond', 'character'] as const;
export type UnitBucket = (typeof unitBuckets)[number];

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
	...unitBuckets,
	/** The emitter's own total, where it is the one that counts. */
	'reported',
] as const;
export type CostBucket = (typeof costBuckets)[number];
export type CostDetails = { [bucket in CostBucket]?: PicoUsd };

/** The row of the price book a call was priced with. Rates are USD per million tokens as decimal text. */
export type Price = {
	provider: string;
	model: string;
	/** Where the row came from: `genai-prices@0.1.8`; `project` for a price of the project's own. */
	source: string;
	/** ISO date from which the row holds; null = always. */
	validFrom: string | null;
	/** Before the multiplier and the discount. */
	perMillion: { [bucket in CostBucket]?: string };
	/** USD each, before the discount. */
	perUnit?: { [unit in UnitBucket]?: string };
	/** The factor on all rates per million, and the service tier it is for. */
	multiplier?: string;
	multiplierReason?: string;
	/** The service tier whose price nobody knows: the call is priced at the standard rates. */
	tierUnknown?: string;
	/** Units that were used and have no price: they add nothing. */
	unpricedUnits?: UnitBucket[];
	/** Taken off last, off everything. */
	discountPercent?: string;
	/** The project's own price that gave the row. */
	overrideId?: string;
};

/** evaluation = judging: no part of a tenant's bill, and of the project's total only where it is asked for. */
export const purposes = ['product', 'evaluation'] as const;
export type Purpose = (typeof purposes)[number];

/** What one billable span adds to the bill. Dimension values are '' when unset, so that they can stand in keys. */
export type LedgerEntry = {
	traceId: string;
	spanId: string;
	/** When it counts: the span's start; the end of an item of a provider's batch. */
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
	units: SpanUnits;
	serviceTier: string;
	costUsd: PicoUsd | null;
	costSource: 'computed' | 'reported' | null;
	costDetails: CostDetails;
	price: Price | null;
	unpricedReason: UnpricedReason | null;
	/** The emitter's own figure, kept beside ours. */
	reportedCostUsd: PicoUsd | null;
	/** Who reported it; null without a figure. */
	reportedCostSource: 'gateway' | 'sdk' | null;
	/** How many calls this one stands for where spans were sampled; 1 = every span came. At most six decimals. */
	weight: number;
	purpose: Purpose;
	/** How its trace ended; '' = nobody knows. */
	outcome: TaskOutcome | '';
};
