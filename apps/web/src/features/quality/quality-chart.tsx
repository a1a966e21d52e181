'use client';

import type { QualityTrend } from '@spanledger/api/quality/trend-quality';
import { useMemo } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import type { Interval } from '../../lib/time-range.ts';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import type { LineRow } from '../../ui/charts/line-rows.ts';
import { costColours } from '../costs/cost-colours.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { QualityMetric } from './quality-metrics.ts';
import { qualitySeries } from './quality-series.ts';
import { qualityRange } from './use-quality-view.ts';

type QualityChartProps = {
	trend: QualityTrend;
	metric: QualityMetric;
	interval: Interval;
	/** Keys of the table where the figure is known. */
	knownKeys: number;
};

const stepMs = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000, month: 30 * 86_400_000 };

const percentTick = (share: number): string => `${Math.round(share * 100)} %`;
const highestIn = (rows: readonly LineRow[]): number =>
	Math.max(0, ...rows.flatMap(({ values }) => Object.values(values)));

/** The chosen figure over time, a line per key; its table stands below. */
export function QualityChart({ trend, metric, interval, knownKeys }: QualityChartProps) {
	const { zone } = useTimeRange(qualityRange);
	const { names, rows, figureAt } = useMemo(
		() => qualitySeries(trend, metric, stepMs[interval]),
		[trend, metric, interval],
	);
	const hidden = Math.max(0, knownKeys - names.length);
	const colourOf = useMemo(() => costColours(names), [names]);
	if (names.length === 0) {
		return <p className="flex h-50 items-center justify-center px-4 text-center text-text-2">{metric.unknown}</p>;
	}
	const label = (atMs: number) => (interval === 'hour' ? formatMinute : formatDay)(new Date(atMs).toISOString(), zone);
	return (
		<figure>
			<LineChart
				series={names.map((name) => ({ name, colour: colourOf(name) }))}
				rows={rows}
				fromMs={Date.parse(trend.from)}
				toMs={Date.parse(trend.to)}
				format={metric.format}
				formatTick={metric.isShare ? percentTick : metric.format}
				{...(metric.isShare && highestIn(rows) > 0.5 ? { highest: 1 } : {})}
				formatTime={label}
				formatTimeTick={label}
				noteOf={(name, atMs) => `of ${formatCount(figureAt(name, atMs)?.known ?? 0)}`}
				height={200}
			/>
			<figcaption className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-text-2">
				{names.map((name) => (
					<span key={name} className="inline-flex max-w-60 items-center gap-1.5">
						<span aria-hidden className="w-3 shrink-0 border-t-2" style={{ borderColor: colourOf(name) }} />
						<span className="truncate">{name}</span>
					</span>
				))}
				{hidden > 0 && <span className="text-text-3">{hidden} more in the table</span>}
				<span className="ml-auto text-text-3">
					per {interval}, {zone}
				</span>
			</figcaption>
		</figure>
	);
}
