'use client';

import { useMemo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatClock, formatDay, formatMinute } from '../../lib/format-time.ts';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { lineRows } from '../../ui/charts/line-rows.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { type LatencyRoute, latencyRange } from './use-latency.ts';

const percentiles = [
	{ name: 'p50', key: 'p50Ms', colour: 'var(--series-1)' },
	{ name: 'p95', key: 'p95Ms', colour: 'var(--series-2)' },
	{ name: 'p99', key: 'p99Ms', colour: 'var(--series-3)' },
] as const;

const dayMs = 86_400_000;

/** Median, p95 and p99 step by step, and the target where there is one. */
export function PercentileChart({ found }: { found: LatencyRoute }) {
	const { zone } = useTimeRange(latencyRange);
	const { steps, stepMs, fromMs, toMs, budget } = found;
	const targetMs = budget?.targetMs ?? null;
	const rows = useMemo(() => {
		const lines = percentiles.map(({ name, key }) => ({
			name,
			points: [...steps]
				.sort((a, b) => a.atMs - b.atMs)
				.map((step) => ({ atMs: step.atMs, value: step[key], coveredMs: stepMs })),
		}));
		const target = [fromMs, toMs].map((atMs) => ({ atMs, value: targetMs, coveredMs: toMs - fromMs }));
		return lineRows(targetMs === null ? lines : [...lines, { name: 'target', points: target }], stepMs);
	}, [steps, stepMs, fromMs, toMs, targetMs]);
	if (steps.length === 0) return <p className="text-text-3">No trace ended in this range.</p>;
	const target = targetMs === null ? [] : [{ name: 'target', colour: 'var(--text-3)', dashed: true }];
	const series = [...percentiles.map(({ name, colour }) => ({ name, colour })), ...target];
	return (
		<>
			<LineChart
				series={series}
				rows={rows}
				fromMs={fromMs}
				toMs={toMs}
				format={formatDuration}
				formatTime={(atMs) => formatMinute(new Date(atMs), zone)}
				formatTimeTick={(atMs) =>
					toMs - fromMs > 2 * dayMs ? formatDay(new Date(atMs), zone) : formatClock(new Date(atMs), zone)
				}
			/>
			<ul className="mt-1 flex flex-wrap gap-x-3 text-sm text-text-2">
				{series.map(({ name, colour }) => (
					<li key={name} className="inline-flex items-center gap-1.5">
						<span aria-hidden className="w-3 border-t-2" style={{ borderColor: colour }} />
						{name}
					</li>
				))}
			</ul>
		</>
	);
}
