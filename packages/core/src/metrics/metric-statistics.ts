import type { MetricCell } from './metric-cells.ts';
import type { MetricSeriesKind } from './metric-series.ts';
import { type MetricPercentile, percentileOfCells } from './percentile-of-cells.ts';

export const metricStatistics = [
	'average',
	'min',
	'max',
	'increase',
	'rate',
	'sumRate',
	'p50',
	'p90',
	'p95',
	'p99',
] as const;
export type MetricStatistic = (typeof metricStatistics)[number];

/** What can be asked of a kind; the first is what is meant when nobody says. Rates are per second. */
export const statisticsOfKind: { readonly [kind in MetricSeriesKind]: readonly MetricStatistic[] } = {
	gauge: ['average', 'max', 'min'],
	level: ['average', 'max', 'min'],
	counter: ['rate', 'increase'],
	histogram: ['p95', 'p50', 'p90', 'p99', 'average', 'rate', 'sumRate', 'increase'],
};

/** What is known of one or more series in one stretch of time. */
export type MetricSummary = {
	points: number;
	/** Values of histograms, points of gauges and levels. */
	count: number;
	/** null = not known. */
	sum: number | null;
	/** The means of the series, added up. */
	sumOfMeans: number | null;
	min: number | null;
	max: number | null;
	/** How long what is counted took to happen, on average over the points. */
	coveredMs: number;
	cells: readonly MetricCell[];
};

/** A figure with, for percentiles, the bounds between which it surely lies. null = not known. */
export type MetricFigure = { value: number | null; low: number | null; high: number | null };

type Read = (summary: MetricSummary, stretchMs: number, kind: MetricSeriesKind) => number | MetricPercentile | null;

const percentile =
	(fraction: number): Read =>
	({ cells }) =>
		percentileOfCells(cells, fraction);

const perSecond = (amount: number | null, { coveredMs }: MetricSummary, stretchMs: number): number | null =>
	// An emitter that exports less often than once per stretch tells in one point what took longer.
	amount === null ? null : amount / (Math.max(stretchMs, coveredMs) / 1000);

const amountOf = ({ sum, count }: MetricSummary, kind: MetricSeriesKind): number | null =>
	kind === 'histogram' ? count : sum;

const reads: { readonly [statistic in MetricStatistic]: Read } = {
	average: ({ sum, count, sumOfMeans }, _, kind) => {
		if (kind === 'level') return sumOfMeans;
		return sum === null || count === 0 ? null : sum / count;
	},
	min: ({ min }) => min,
	max: ({ max }) => max,
	increase: (summary, _, kind) => amountOf(summary, kind),
	rate: (summary, stretchMs, kind) => perSecond(amountOf(summary, kind), summary, stretchMs),
	sumRate: (summary, stretchMs) => perSecond(summary.sum, summary, stretchMs),
	p50: percentile(0.5),
	p90: percentile(0.9),
	p95: percentile(0.95),
	p99: percentile(0.99),
};

/** A statistic of a stretch of time; `stretchMs` is how much of it has passed. */
export function readStatistic(
	statistic: MetricStatistic,
	kind: MetricSeriesKind,
	summary: MetricSummary,
	stretchMs: number,
): MetricFigure {
	const read = reads[statistic](summary, stretchMs, kind);
	return typeof read === 'number' || read === null ? { value: read, low: null, high: null } : read;
}
