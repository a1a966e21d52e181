import type { Attributes, RawScope } from '../spans/raw-span.ts';

export const metricKinds = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] as const;
export type MetricKind = (typeof metricKinds)[number];

/** What the points of one metric share. */
export type RawMetric = {
	name: string;
	description: string;
	unit: string;
	/** OTLP AggregationTemporality: 0 unspecified (gauge, summary), 1 delta, 2 cumulative. */
	temporality: number;
	monotonic: boolean;
	resource: Attributes;
	scope: RawScope;
};

/** Counts of neighbouring buckets of an exponential histogram; the first one has the index `offset`. */
export type ExponentialRange = { offset: number; bucketCounts: number[] };

/**
 * The buckets of an exponential histogram: bucket i of `positive` holds values in (base^i, base^(i+1)] with
 * base = 2^(2^-scale), `negative` the same below zero, `zeroCount` what lies within ± `zeroThreshold`.
 */
export type ExponentialBuckets = {
	scale: number;
	zeroCount: number;
	zeroThreshold: number;
	positive: ExponentialRange;
	negative: ExponentialRange;
};

/** One data point. Of summaries only count and sum are kept: their quantiles cannot be added up. */
export type RawMetricPoint = {
	metric: RawMetric;
	kind: MetricKind;
	attributes: Attributes;
	/** Nanoseconds since the epoch; 0 = not sent. */
	startTimeNs: bigint;
	timeNs: bigint;
	/** OTLP DataPointFlags; bit 0 = the stream says that it has no value any more. */
	flags: number;
	/** Gauges and sums; null when the point says "no value". */
	value: number | bigint | null;
	/** Histograms and summaries: how many values, their sum and extremes as far as sent. */
	count: number | null;
	sum: number | null;
	min: number | null;
	max: number | null;
	/** Histograms: one count more than bounds. */
	bucketCounts: number[];
	explicitBounds: number[];
	/** null for every other kind. */
	exponential: ExponentialBuckets | null;
};

export function emptyExponentialBuckets(): ExponentialBuckets {
	const range = (): ExponentialRange => ({ offset: 0, bucketCounts: [] });
	return { scale: 0, zeroCount: 0, zeroThreshold: 0, positive: range(), negative: range() };
}

/** A point as it stands before its fields are read. */
export function emptyPoint(metric: RawMetric, kind: MetricKind): RawMetricPoint {
	return {
		metric,
		kind,
		attributes: new Map(),
		startTimeNs: 0n,
		timeNs: 0n,
		flags: 0,
		value: null,
		count: null,
		sum: null,
		min: null,
		max: null,
		bucketCounts: [],
		explicitBounds: [],
		exponential: kind === 'exponentialHistogram' ? emptyExponentialBuckets() : null,
	};
}
