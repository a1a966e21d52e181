import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import type { Queryable } from '@spanledger/db/connect';
import { type MetricFigures, readMetric } from '@spanledger/db/metrics/read-metric';
import type { Scope } from '@spanledger/db/scope';
import { groupBy } from './group-by.ts';
import type { SeriesGroup } from './group-series.ts';
import type { MetricLine } from './metric-chart.ts';
import type { MetricWindow } from './metric-window.ts';

type Shares = {
	window: MetricWindow;
	kind: MetricSeriesKind;
	groups: readonly SeriesGroup[];
	/** Series that have it are the part. */
	attribute: string;
};

/** Per group, the part of what was counted that has an attribute: with `error.type`, the error rate. */
export async function shareLines(
	db: Queryable,
	scope: Scope,
	{ window, kind, groups, attribute }: Shares,
): Promise<MetricLine[]> {
	// Even numbers are those without the attribute, odd ones those with it.
	const halves = groups.flatMap(({ series }, group) =>
		series.map(({ id, attributes }) => ({ seriesId: id, group: 2 * group + (attribute in attributes ? 1 : 0) })),
	);
	const figures = await readMetric(db, scope, { ...window, groups: halves, withCells: false });
	const byGroup = groupBy(figures, ({ group }) => Math.floor(group / 2));
	return groups.map(({ key, other }, group) => ({
		key,
		other,
		statistic: 'share',
		points: [...groupBy(byGroup.get(group) ?? [], ({ at }) => at.getTime())].map(([atMs, both]) => ({
			atMs,
			value: shareOf(both, kind),
			low: null,
			high: null,
			coveredMs: Math.max(...both.map(({ coveredMs }) => coveredMs)),
		})),
	}));
}

/** null = nothing was counted. */
function shareOf(both: readonly MetricFigures[], kind: MetricSeriesKind): number | null {
	const amount = ({ count, sum }: MetricFigures) => (kind === 'counter' ? (sum ?? 0) : count);
	const all = both.reduce((total, figure) => total + amount(figure), 0);
	const part = both.filter(({ group }) => group % 2 === 1).reduce((total, figure) => total + amount(figure), 0);
	return all > 0 ? part / all : null;
}
