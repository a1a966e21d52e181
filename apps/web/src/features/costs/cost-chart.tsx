'use client';

import type { CostTrend } from '@spanledger/api/costs/trend-costs';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import { formatUsd, formatUsdTick } from '../../lib/format-usd.ts';
import type { Interval } from '../../lib/time-range.ts';
import { type StackedBar, StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { anomalyMarks } from '../anomalies/anomaly-marks.ts';
import { useAnomalies } from '../anomalies/use-anomalies.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { costColours } from './cost-colours.ts';
import { costSeries } from './cost-series.ts';
import { intervalEnd, intervalStarts } from './interval-starts.ts';
import { tracesQuery } from './traces-query.ts';
import { costRange } from './use-costs-view.ts';

type CostChartProps = {
	report: CostTrend;
	/** The period before, ungrouped; null while it is not known. */
	before: CostTrend | null;
	interval: Interval;
};

/** Spend over time by the chosen dimension; a click on a bar, or a drag over several, looks inside, and the link leads to the traces behind what is drawn. Its table stands below. */
export function CostChart({ report, before, interval }: CostChartProps) {
	const { zone, range, setRange, window } = useTimeRange(costRange);
	const { slug } = useProject();
	const tracesHref = `/${slug}/traces?${tracesQuery(useSearchParams(), range)}&sort=-costUsd`;
	const anomalies = useAnomalies(window);
	const { series, bars, starts, hasGhost } = useMemo(
		() => toBars(report, before, interval, zone),
		[report, before, interval, zone],
	);
	const marks = useMemo(
		() => anomalyMarks(anomalies.data ?? [], starts, report.to),
		[anomalies.data, starts, report.to],
	);
	const zoom = (first: number, last: number) => {
		const start = starts[first];
		if (start === undefined || starts.length < 2) return;
		void setRange({ from: start, to: starts[last + 1] ?? report.to });
	};
	return (
		<figure>
			<StackedBars
				series={series}
				bars={bars.map((bar, index) => ({ ...bar, mark: marks.get(index) }))}
				format={(usd) => formatUsd(decimal(usd))}
				formatTick={(usd) => formatUsdTick(decimal(usd))}
				onPick={zoom}
			/>
			<figcaption className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-text-2">
				{series.map(({ name, colour }) => (
					<span key={name} className="inline-flex items-center gap-1.5">
						<span aria-hidden className="size-2 rounded-[2px]" style={{ background: colour }} />
						{name}
					</span>
				))}
				{hasGhost && (
					<span className="inline-flex items-center gap-1.5">
						<span aria-hidden className="w-3 border-t border-dashed border-text-3" />
						period before
					</span>
				)}
				{marks.size > 0 && (
					<span className="inline-flex items-center gap-1.5">
						<span aria-hidden className="text-warn">
							▲
						</span>
						out of the ordinary
					</span>
				)}
				<span className="ml-auto text-text-3">
					per {interval}, {zone}
				</span>
				<Link
					href={tracesHref}
					title="By when a request began: one that began before may have calls in here"
					className="text-accent hover:underline"
				>
					Traces behind {starts.length === 1 ? 'this bar' : 'these bars'}
				</Link>
			</figcaption>
		</figure>
	);
}

/** Bars are drawn with doubles: heights need no pico. The table has the exact figures. */
function toBars(report: CostTrend, before: CostTrend | null, interval: Interval, zone: string) {
	const starts = intervalStarts(report.from, report.to, interval, zone);
	const { names, buckets } = costSeries(report.rows, starts);
	const colourOf = costColours(names);
	const label = interval === 'hour' ? formatMinute : formatDay;
	const ghosts = before === null ? [] : ghostsOf(before, interval, zone);
	const hasGhost = ghosts.some((usd) => usd > 0);
	const bars: StackedBar[] = buckets.map(({ bucket, amounts }, index) => ({
		label: label(bucket, zone),
		values: Object.fromEntries([...amounts].map(([name, usd]) => [name, Number(usd)])),
		isIncomplete: isCut(bucket, report, interval, zone),
		...(hasGhost ? { ghost: ghosts[index] ?? 0 } : {}),
	}));
	return { starts, series: names.map((name) => ({ name, colour: colourOf(name) })), bars, hasGhost };
}

/** What each interval of the period before cost: its first stands behind our first. */
function ghostsOf(before: CostTrend, interval: Interval, zone: string): number[] {
	const costs = new Map(before.rows.map((row) => [Date.parse(row.bucket ?? ''), picoUsdFrom(row.costUsd)]));
	const starts = intervalStarts(before.from, before.to, interval, zone);
	return starts.map((start) => Number(costs.get(Date.parse(start)) ?? 0n) / 1e12);
}

/** The range begins or ends inside this interval: its bar is only a part of it. */
function isCut(start: string, { from, to }: CostTrend, interval: Interval, zone: string): boolean {
	return Date.parse(start) < Date.parse(from) || Date.parse(intervalEnd(start, interval, zone)) > Date.parse(to);
}

/** A double as decimal text without an exponent. */
const decimal = (usd: number): string => usd.toFixed(12);
