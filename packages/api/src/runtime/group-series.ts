import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import type { Queryable } from '@spanledger/db/connect';
import type { ListedSeries } from '@spanledger/db/metrics/list-series';
import { type MetricFigures, readMetric } from '@spanledger/db/metrics/read-metric';
import type { Scope } from '@spanledger/db/scope';
import { groupBy } from './group-by.ts';
import type { MetricWindow } from './metric-window.ts';
import { type ChartQuery, serviceKey } from './runtime-query.ts';

/** Series that are drawn as one line. */
export type SeriesGroup = { key: string | null; other: boolean; series: readonly ListedSeries[] };

type Grouping = {
	window: MetricWindow;
	kind: MetricSeriesKind;
	series: readonly ListedSeries[];
	query: Pick<ChartQuery, 'groupBy' | 'limit'>;
};

/** Groups series by one attribute. When there are more groups than lines, the largest have one each and the rest shares one. */
export async function groupSeries(db: Queryable, scope: Scope, grouping: Grouping): Promise<SeriesGroup[]> {
	const { series, query } = grouping;
	if (query.groupBy === undefined) return [{ key: null, other: false, series }];
	const named = series.filter(({ other }) => !other);
	const rest = series.filter(({ other }) => other);
	const groups = [...groupBy(named, (one) => keyOf(one, query.groupBy ?? ''))]
		.map(([key, own]): SeriesGroup => ({ key, other: false, series: own }))
		.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
	const kept = groups.length <= query.limit ? groups : await largest(db, scope, groups, grouping);
	const left = [...groups.filter((group) => !kept.includes(group)).flatMap((group) => group.series), ...rest];
	return left.length === 0 ? kept : [...kept, { key: null, other: true, series: left }];
}

const keyOf = ({ service, attributes }: ListedSeries, groupBy: string): string | null =>
	groupBy === serviceKey ? service || null : (attributes[groupBy] ?? null);

async function largest(
	db: Queryable,
	scope: Scope,
	groups: readonly SeriesGroup[],
	{ window, kind, query }: Grouping,
): Promise<SeriesGroup[]> {
	const figures = await readMetric(db, scope, {
		...window,
		stepMs: 86_400_000,
		groups: groups.flatMap(({ series }, group) => series.map(({ id }) => ({ seriesId: id, group }))),
		withCells: false,
	});
	const weights = new Map<number, number>();
	for (const figure of figures) weights.set(figure.group, (weights.get(figure.group) ?? 0) + weightOf(kind, figure));
	const weight = (group: SeriesGroup) => weights.get(groups.indexOf(group)) ?? 0;
	return groups.toSorted((a, b) => weight(b) - weight(a)).slice(0, query.limit);
}

function weightOf(kind: MetricSeriesKind, { count, sum, sumOfMeans, max }: MetricFigures): number {
	if (kind === 'histogram') return count;
	if (kind === 'counter') return sum ?? 0;
	return (kind === 'level' ? sumOfMeans : max) ?? 0;
}
