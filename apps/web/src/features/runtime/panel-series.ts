import type { MetricChart, MetricLine, MetricPointShape } from '@spanledger/api/runtime/metric-chart';
import type { LineSeries } from '../../ui/charts/line-chart.tsx';
import { type Line, type LineRow, lineRows } from '../../ui/charts/line-rows.ts';
import { otherColour, seriesColours } from '../../ui/charts/series-colours.ts';
import type { MetricAsk } from './runtime-panels.ts';

/** A chart that came back, and what was asked. */
export type Answered = { ask: MetricAsk; chart: MetricChart };

export type NamedLine = {
	name: string;
	isLimit: boolean;
	other: boolean;
	statistic: MetricLine['statistic'];
	points: readonly MetricPointShape[];
};

export type PanelSeries = { series: LineSeries[]; rows: LineRow[]; lines: NamedLine[]; hasMore: boolean };

/** The lines of a panel by name, with colours that stay with the names. */
export function panelSeries(answers: readonly Answered[]): PanelSeries {
	const lines = answers.flatMap(({ ask, chart }) =>
		chart.lines
			.filter(({ points }) => points.length > 0)
			.map((line) => ({
				name: nameOf(ask, line),
				isLimit: ask.isLimit === true,
				other: line.other,
				statistic: line.statistic,
				points: line.points,
			})),
	);
	const colours = seriesColours(lines.filter(({ isLimit, other }) => !isLimit && !other).map(({ name }) => name));
	const stepMs = Math.max(...answers.map(({ chart }) => chart.stepMs), 1);
	return {
		lines,
		series: lines.map(({ name, isLimit, other }) => ({
			name,
			colour: isLimit ? 'var(--text-3)' : other ? otherColour : (colours.get(name) ?? otherColour),
			dashed: isLimit,
		})),
		rows: lineRows(lines.map(drawnLine), stepMs),
		hasMore: lines.some(({ other }) => other),
	};
}

/** How much happened is known only for as long as a point accounts for; between two durations lies another. */
const amounts: readonly MetricLine['statistic'][] = ['rate', 'sumRate', 'increase'];

function drawnLine({ name, statistic, points }: NamedLine): Line {
	if (amounts.includes(statistic)) return { name, points };
	return { name, points: points.flatMap((point) => (point.value === null ? [] : [{ ...point, coveredMs: 0 }])) };
}

const statisticNames: { readonly [statistic in MetricLine['statistic']]: string } = {
	average: 'average',
	min: 'lowest',
	max: 'highest',
	increase: 'count',
	rate: 'rate',
	sumRate: 'rate',
	share: 'share',
	p50: 'p50',
	p90: 'p90',
	p95: 'p95',
	p99: 'p99',
};

/** "shop p99": the value grouped by, then what the panel calls the line; one of them is enough where the other says nothing. */
function nameOf({ label, groupBy }: MetricAsk, { key, other, statistic }: MetricLine): string {
	const group = other ? '(other)' : groupBy === undefined ? null : (key ?? '(not set)');
	return [group, label].filter((part) => part !== null && part !== undefined).join(' ') || statisticNames[statistic];
}

/** The value of a line's last point that has one; null when it has none. */
export const latestValue = ({ points }: Pick<NamedLine, 'points'>): number | null =>
	points.findLast(({ value }) => value !== null)?.value ?? null;
