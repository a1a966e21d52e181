import { purposes } from '@spanledger/core/ledger/ledger-entry';
import type { UsageMeasures } from '@spanledger/core/rollups/rollup';
import { type UsageDimension, usageDimensions } from '@spanledger/core/rollups/usage-rollups';
import { type FacetName, facetNames } from '../traces/trace-filter.ts';

export const costGroupings = usageDimensions;
export type CostGrouping = UsageDimension;

export const costIntervals = ['none', 'hour', 'day', 'week', 'month'] as const;
export type CostInterval = (typeof costIntervals)[number];

export const costPurposes = ['all', ...purposes] as const;
export type CostPurpose = (typeof costPurposes)[number];

export const costFilterNames = facetNames;

/** What is asked of the bill. `from` inclusive and `to` exclusive lie on quarter hours. */
export type CostQuestion = {
	groupBy: CostGrouping;
	from: Date;
	to: Date;
	interval: CostInterval;
	/** IANA name: where days, weeks and months begin. */
	timeZone: string;
	/** Several values of one name = or, several names = and; '' = not set. */
	filters: { [name in FacetName]?: readonly string[] };
	/** The product's calls, those that judge, or both. */
	purpose: CostPurpose;
	/** Whether distinct features are counted too: dearer than all the rest, so only where somebody reads them. */
	countsFeatures?: boolean;
};

/** Figures that add up over rows. */
export type CostSums = Omit<UsageMeasures, keyof TraceCounts>;

/** Distinct traces, and those of them whose task is known to have succeeded, or failed. */
export type TraceCounts = { traces: number; successes: number; failures: number };

/** Distinct counts: given per row and for the total, never summed. `features` is null where it was not asked for. */
export type CostDistinct = TraceCounts & { users: number; features: number | null };

/** `key` '' = not set or grouped by none; `bucket` null without an interval. */
export type CostKey = { key: string; other: boolean; bucket: Date | null };

export type CostAnswer = {
	/** In order of time; within a bucket the dearest first. */
	rows: (CostKey & CostSums & CostDistinct)[];
	total: CostSums & CostDistinct;
};

export const filteredNames = ({ filters }: CostQuestion): FacetName[] =>
	facetNames.filter((name) => (filters[name]?.length ?? 0) > 0);
