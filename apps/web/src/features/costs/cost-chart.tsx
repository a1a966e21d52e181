'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { useMemo } from 'react';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import { formatUsd, formatUsdTick } from '../../lib/format-usd.ts';
import type { Interval } from '../../lib/time-range.ts';
import { type StackedBar, StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { costColours } from './cost-colours.ts';
import { costSeries } from './cost-series.ts';
import { intervalStarts } from './interval-starts.ts';
import { costRange } from './use-costs-view.ts';

/** Spend over time by the chosen dimension; a click on a bar looks inside it. Its table stands below. */
export function CostChart({ report, interval }: { report: CostReport; interval: Interval }) {
	const { zone, setRange } = useTimeRange(costRange);
	const { series, bars, starts } = useMemo(() => toBars(report, interval, zone), [report, interval, zone]);
	const zoom = (index: number) => {
		const start = starts[index];
		if (start === undefined || starts.length < 2) return;
		void setRange({ from: start, to: starts[index + 1] ?? report.to });
	};
	return (
		<figure>
			<StackedBars
				series={series}
				bars={bars}
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
				<span className="ml-auto text-text-3">
					per {interval}, {zone}
				</span>
			</figcaption>
		</figure>
	);
}

/** Bars are drawn with doubles: heights need no pico. The table has the exact figures. */
function toBars(report: CostReport, interval: Interval, zone: string) {
	const starts = intervalStarts(report.from, report.to, interval, zone);
	const { names, buckets } = costSeries(report.rows, starts);
	const colourOf = costColours(names);
	const label = interval === 'hour' ? formatMinute : formatDay;
	const bars: StackedBar[] = buckets.map(({ bucket, amounts }) => ({
		label: label(bucket, zone),
		values: Object.fromEntries([...amounts].map(([name, usd]) => [name, Number(usd)])),
		isIncomplete: isCut(bucket, report, interval),
	}));
	return { starts, series: names.map((name) => ({ name, colour: colourOf(name) })), bars };
}

const intervalMs = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000, month: 28 * 86_400_000 };

/** The range begins or ends inside this interval: its bar is only a part of it. */
function isCut(start: string, { from, to }: CostReport, interval: Interval): boolean {
	return Date.parse(start) < Date.parse(from) || Date.parse(start) + intervalMs[interval] > Date.parse(to);
}

/** A double as decimal text without an exponent. */
const decimal = (usd: number): string => usd.toFixed(12);
