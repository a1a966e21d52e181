'use client';

import { useMemo } from 'react';
import { formatMinute } from '../../lib/format-time.ts';
import { LineChart, type LineSeries } from '../../ui/charts/line-chart.tsx';
import { lineRows } from '../../ui/charts/line-rows.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { tickWords } from './tick-words.ts';
import { type LatencyRoute, latencyRange } from './use-latency.ts';

export type StepLine = LineSeries & {
	/** Step by step, in any order; `steady` lines are drawn from the first to the last. */
	points: readonly { atMs: number; value: number }[];
	steady?: boolean;
};
type StepChartProps = {
	found: Pick<LatencyRoute, 'fromMs' | 'toMs' | 'stepMs'>;
	lines: readonly StepLine[];
	format: (value: number) => string;
	/** Where the axis ends, though lines may go on; without it above the highest value. */
	highest?: number | undefined;
};

/** Lines over the steps of a range, named below it. */
export function StepChart({ found: { fromMs, toMs, stepMs }, lines, format, highest }: StepChartProps) {
	const { zone } = useTimeRange(latencyRange);
	const rows = useMemo(() => {
		const drawn = lines.map(({ name, points, steady = false }) => ({
			name,
			points: [...points]
				.sort((a, b) => a.atMs - b.atMs)
				.map((point) => ({ ...point, coveredMs: steady ? toMs - fromMs : stepMs })),
		}));
		return lineRows(drawn, stepMs);
	}, [lines, stepMs, fromMs, toMs]);
	return (
		<>
			<LineChart
				series={lines}
				rows={rows}
				fromMs={fromMs}
				toMs={toMs}
				format={format}
				{...(highest === undefined ? {} : { highest })}
				formatTime={(atMs) => formatMinute(new Date(atMs), zone)}
				formatTimeTick={tickWords({ fromMs, toMs }, zone)}
			/>
			<ul className="mt-1 flex flex-wrap gap-x-3 text-sm text-text-2">
				{lines.map(({ name, colour }) => (
					<li key={name} className="inline-flex items-center gap-1.5">
						<span aria-hidden className="w-3 border-t-2" style={{ borderColor: colour }} />
						{name}
					</li>
				))}
			</ul>
		</>
	);
}
