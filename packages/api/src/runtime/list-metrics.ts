import { type MetricFamilyName, metricFamilies, metricFamilyOf } from '@spanledger/core/metrics/metric-families';
import { type MetricSeriesKind, mostSeries } from '@spanledger/core/metrics/metric-series';
import { type MetricStatistic, statisticsOfKind } from '@spanledger/core/metrics/metric-statistics';
import { readIngestCounters } from '@spanledger/db/ingest-counters/read-ingest-counters';
import { countSeries } from '@spanledger/db/metrics/count-series';
import { type ListedSeries, listSeries } from '@spanledger/db/metrics/list-series';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { groupBy } from './group-by.ts';
import { metricWindow } from './metric-window.ts';
import { type MetricsQuery, serviceKey } from './runtime-query.ts';
import { usualVariant } from './usual-variant.ts';

export type ListedMetric = {
	metric: string;
	family: MetricFamilyName;
	unit: string;
	kind: MetricSeriesKind;
	description: string;
	statistics: readonly MetricStatistic[];
	services: string[];
	series: number;
	/** What it can be split by, with the number of values. */
	attributes: { key: string; values: number }[];
	lastSeen: string;
};

export type MetricsReport = {
	families: { name: MetricFamilyName; label: string; metrics: ListedMetric[] }[];
	services: string[];
	/** How much of the project's room is taken. */
	series: { count: number; limit: number };
	/** Points since `from` that are not on any chart as they were sent. */
	points: { late: number; unusable: number; folded: number; dropped: number };
};

/** What there is to chart in a range, by family, in the order of the families. */
export async function listMetrics(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: MetricsQuery,
): Promise<MetricsReport> {
	const window = metricWindow(query, now());
	const [series, count, counters] = await Promise.all([
		listSeries(db, scope, window),
		countSeries(db, scope),
		readIngestCounters(db, scope, window),
	]);
	const metrics = [...groupBy(series, ({ metric }) => metric).values()].map(presentMetric);
	return {
		families: metricFamilies
			.map(({ name, label }) => ({ name, label, metrics: metrics.filter(({ family }) => family === name) }))
			.filter((family) => family.metrics.length > 0),
		services: [...new Set(series.filter(({ other }) => !other).map(({ service }) => service))].sort(),
		series: { count, limit: mostSeries },
		points: {
			late: counters['late-metric-points'],
			unusable: counters['unusable-metric-points'],
			folded: counters['folded-metric-points'],
			dropped: counters['dropped-metric-points'],
		},
	};
}

function presentMetric(all: readonly ListedSeries[]): ListedMetric {
	const { kind, unit, series } = usualVariant(all);
	const own = series.filter(({ other }) => !other);
	const keys = new Set(own.flatMap(({ attributes }) => Object.keys(attributes)));
	const metric = series[0]?.metric ?? '';
	const services = [...new Set(own.map(({ service }) => service))].sort();
	const attributes = [...keys].sort().map((key) => ({ key, values: distinct(own, key) }));
	return {
		metric,
		family: metricFamilyOf(metric).name,
		unit,
		kind,
		description: series.find(({ description }) => description !== '')?.description ?? '',
		statistics: statisticsOfKind[kind],
		services,
		series: series.length,
		attributes: services.length > 1 ? [{ key: serviceKey, values: services.length }, ...attributes] : attributes,
		lastSeen: new Date(Math.max(...series.map(({ lastSeen }) => lastSeen.getTime()))).toISOString(),
	};
}

const distinct = (series: readonly ListedSeries[], key: string): number =>
	new Set(series.map(({ attributes }) => attributes[key]).filter((value) => value !== undefined)).size;
