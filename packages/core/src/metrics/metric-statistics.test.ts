import { expect, it } from 'vitest';
import type { MetricSeriesKind } from './metric-series.ts';
import { type MetricStatistic, type MetricSummary, readStatistic, statisticsOfKind } from './metric-statistics.ts';

const minuteMs = 60_000;
const summary = (changes: Partial<MetricSummary>): MetricSummary => ({
	points: 1,
	count: 0,
	sum: 0,
	sumOfMeans: null,
	min: null,
	max: null,
	coveredMs: 0,
	cells: [],
	...changes,
});

it.each<[string, MetricStatistic, MetricSeriesKind, Partial<MetricSummary>, number | null]>([
	['a gauge averages its points', 'average', 'gauge', { count: 4, sum: 2, sumOfMeans: 1 }, 0.5],
	['levels add up', 'average', 'level', { count: 4, sum: 200, sumOfMeans: 100 }, 100],
	['of nothing there is no average', 'average', 'histogram', { count: 0, sum: 0 }, null],
	['without a sum there is no average', 'average', 'histogram', { count: 2, sum: null }, null],
	// 120 tokens in a minute: 2 a second
	['a counter per second', 'rate', 'counter', { sum: 120, coveredMs: minuteMs }, 2],
	// 600 in the five minutes since the last export, all in this minute: 2 a second, not 10
	['a counter that is told every five minutes', 'rate', 'counter', { sum: 600, coveredMs: 5 * minuteMs }, 2],
	['values per second', 'rate', 'histogram', { count: 30, sum: 90 }, 0.5],
	// 3 s of collections in a minute: 5 % of the time
	['seconds per second', 'sumRate', 'histogram', { count: 30, sum: 3 }, 0.05],
	['how many values', 'increase', 'histogram', { count: 30, sum: 3 }, 30],
	['a percentile of no cells', 'p95', 'histogram', { count: 3, sum: 3 }, null],
	['a percentile', 'p50', 'histogram', { cells: [{ low: 0, high: 10, count: 2 }] }, 5],
])('%s', (_, statistic, kind, changes, expected) => {
	expect(readStatistic(statistic, kind, summary(changes), minuteMs).value).toBe(expected);
});

it('every kind has something to ask for', () => {
	for (const statistics of Object.values(statisticsOfKind)) expect(statistics.length).toBeGreaterThan(0);
});
