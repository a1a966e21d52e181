import { DomainError } from '@spanledger/core/domain-error';
import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import { type MetricStatistic, readStatistic, statisticsOfKind } from '@spanledger/core/metrics/metric-statistics';
import { listSeries } from '@spanledger/db/metrics/list-series';
import { type MetricFigures, readMetric } from '@spanledger/db/metrics/read-metric';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { groupBy } from './group-by.ts';
import { groupSeries, type SeriesGroup } from './group-series.ts';
import type { MetricChart, MetricLine } from './metric-chart.ts';
import { type MetricWindow, metricWindow } from './metric-window.ts';
import type { ChartQuery } from './runtime-query.ts';
import { shareLines } from './share-lines.ts';
import { usualVariant } from './usual-variant.ts';

type Reading = Pick<Deps, 'db' | 'now'>;

/** A metric over time. A metric without points in the range has no lines. Throws `invalid` for a statistic its kind does not have. */
export async function chartMetric({ db, now }: Reading, scope: Scope, query: ChartQuery): Promise<MetricChart> {
	const window = metricWindow(query, now());
	const { metric, service } = query;
	const all = await listSeries(db, scope, { ...window, metric, ...(service === undefined ? {} : { service }) });
	const range = { fromMs: window.from.getTime(), toMs: window.to.getTime(), stepMs: window.stepMs };
	if (all.length === 0) return { metric, unit: '', kind: 'gauge', ...range, lines: [] };
	const { unit, kind, series } = usualVariant(all);
	const groups = await groupSeries(db, scope, { window, kind, series, query });
	const chart = { metric, unit, kind, ...range };
	if (query.shareOf !== undefined) {
		return { ...chart, lines: await shareLines(db, scope, { window, kind, groups, attribute: query.shareOf }) };
	}
	const statistics = statisticsFor(kind, query.statistics);
	const figures = await readMetric(db, scope, {
		...window,
		groups: groups.flatMap(({ series }, group) => series.map(({ id }) => ({ seriesId: id, group }))),
		withCells: statistics.some((statistic) => /^p\d/.test(statistic)),
	});
	return { ...chart, lines: linesOf(groups, figures, { kind, statistics, window, now: now() }) };
}

function statisticsFor(
	kind: MetricSeriesKind,
	asked: readonly MetricStatistic[] | undefined,
): readonly MetricStatistic[] {
	const has = statisticsOfKind[kind];
	const wrong = asked?.find((statistic) => !has.includes(statistic));
	if (wrong !== undefined) {
		throw new DomainError('invalid', `a ${kind} has ${has.join(', ')}, not ${wrong}`, 'statistics');
	}
	return asked ?? has.slice(0, 1);
}

type Reckoning = { kind: MetricSeriesKind; statistics: readonly MetricStatistic[]; window: MetricWindow; now: Date };

function linesOf(
	groups: readonly SeriesGroup[],
	figures: readonly MetricFigures[],
	{ kind, statistics, window, now }: Reckoning,
): MetricLine[] {
	const byGroup = groupBy(figures, ({ group }) => group);
	return groups.flatMap(({ key, other }, group) =>
		statistics.map((statistic) => ({
			key,
			other,
			statistic,
			points: (byGroup.get(group) ?? []).map((figure) => {
				const atMs = figure.at.getTime();
				const passedMs = Math.min(Math.max(now.getTime() - atMs, 1), window.stepMs);
				return { atMs, ...readStatistic(statistic, kind, figure, passedMs), coveredMs: figure.coveredMs };
			}),
		})),
	);
}
