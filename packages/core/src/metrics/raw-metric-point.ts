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

/** One data point. Of exponential histograms and summaries only count, sum, minimum and maximum are kept. */
export type RawMetricPoint = {
	metric: RawMetric;
	kind: MetricKind;
	attributes: Attributes;
	/** Nanoseconds since the epoch; 0 = not sent. */
	startTimeNs: bigint;
	timeNs: bigint;
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
};

/** A point as it stands before its fields are read. */
export function emptyPoint(metric: RawMetric, kind: MetricKind): RawMetricPoint {
	return {
		metric,
		kind,
		attributes: new Map(),
		startTimeNs: 0n,
		timeNs: 0n,
		value: null,
		count: null,
		sum: null,
		min: null,
		max: null,
		bucketCounts: [],
		explicitBounds: [],
	};
}
