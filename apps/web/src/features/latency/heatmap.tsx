'use client';

import Link from 'next/link';
import { formatCount, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { timeTicks } from '../../ui/charts/time-ticks.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { useTracesHref } from './figure-link.tsx';
import { tickWords } from './tick-words.ts';
import { type LatencyRoute, latencyRange } from './use-latency.ts';

const percent = (part: number) => `${part * 100}%`;

/** Time across, log duration upwards; each cell leads to its traces. */
export function Heatmap({ found, route }: { found: LatencyRoute; route: string | null }) {
	const { heat } = found;
	if (heat.cells.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return (
		<div className="text-xs text-text-3">
			<div className="flex gap-2">
				<div className="flex h-40 w-14 shrink-0 flex-col justify-between text-right tabular-nums">
					<span>{formatDuration(heat.edgesMs.at(-1) ?? 0)}</span>
					<span>{formatDuration(heat.edgesMs[0] ?? 0)}</span>
				</div>
				<div className="min-w-0 flex-1">
					<Cells found={found} route={route} />
					<TimeAxis found={found} />
				</div>
			</div>
			<ColourLegend most={heat.most} />
		</div>
	);
}

/** A lone trace must be seen; the fullest cell is opaque. */
const opacityOf = (count: number, most: number): number => 0.2 + 0.8 * (count / most);

function Cells({ found, route }: { found: LatencyRoute; route: string | null }) {
	const href = useTracesHref();
	const { heat, fromMs, toMs, stepMs } = found;
	const rows = heat.edgesMs.length - 1;
	return (
		<div className="relative h-40 overflow-hidden rounded-sm bg-sunken" data-testid="heatmap">
			{heat.cells.map(({ atMs, row, count }) => {
				const [low, high] = [heat.edgesMs[row] ?? 0, heat.edgesMs[row + 1] ?? 0];
				const words = `${plural(count, 'trace')} of ${formatDuration(low)} – ${formatDuration(high)}`;
				return (
					<Link
						key={`${atMs}/${row}`}
						href={href({ route, fromMs: atMs, toMs: atMs + stepMs, minDurationMs: low, maxDurationMs: high })}
						title={words}
						aria-label={words}
						tabIndex={-1}
						className="absolute hover:outline hover:outline-accent"
						style={{
							left: percent((atMs - fromMs) / (toMs - fromMs)),
							width: percent(stepMs / (toMs - fromMs)),
							bottom: percent(row / rows),
							height: percent(1 / rows),
							background: 'var(--series-1)',
							opacity: opacityOf(count, heat.most),
						}}
					/>
				);
			})}
		</div>
	);
}

/** Nearer to an end than this a label would be cut. */
const marginPart = 0.05;

function TimeAxis({ found: { fromMs, toMs } }: { found: Pick<LatencyRoute, 'fromMs' | 'toMs'> }) {
	const { zone } = useTimeRange(latencyRange);
	const words = tickWords({ fromMs, toMs }, zone);
	const ticks = timeTicks(fromMs, toMs, 5).map((atMs) => ({ atMs, part: (atMs - fromMs) / (toMs - fromMs) }));
	return (
		<div className="relative mt-0.5 h-4 tabular-nums" data-testid="heatmap-axis">
			{ticks
				.filter(({ part }) => part >= marginPart && part <= 1 - marginPart)
				.map(({ atMs, part }) => (
					<span key={atMs} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: percent(part) }}>
						{words(atMs)}
					</span>
				))}
		</div>
	);
}

function ColourLegend({ most }: { most: number }) {
	const shades = most === 1 ? [1] : [1, most / 4, most / 2, (most * 3) / 4, most];
	return (
		<p className="mt-1 flex items-center justify-end gap-1.5" data-testid="heatmap-legend">
			<span>1</span>
			<span aria-hidden className="inline-flex rounded-[2px] bg-sunken">
				{shades.map((count) => (
					<span
						key={count}
						className="h-2 w-4"
						style={{ background: 'var(--series-1)', opacity: opacityOf(count, most) }}
					/>
				))}
			</span>
			<span>{most === 1 ? 'trace a cell' : `${formatCount(most)} traces a cell`}</span>
		</p>
	);
}
