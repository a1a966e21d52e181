'use client';

import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { useTracesHref } from './figure-link.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** Time across, log duration upwards; each cell leads to its traces. */
export function Heatmap({ found, route }: { found: LatencyRoute; route: string | null }) {
	const href = useTracesHref();
	const { heat, fromMs, toMs, stepMs } = found;
	if (heat.cells.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	const rows = heat.edgesMs.length - 1;
	const percent = (part: number) => `${part * 100}%`;
	return (
		<div className="flex gap-2 text-xs text-text-3">
			<div className="flex h-40 w-14 shrink-0 flex-col justify-between text-right tabular-nums">
				<span>{formatDuration(heat.edgesMs[rows] ?? 0)}</span>
				<span>{formatDuration(heat.edgesMs[0] ?? 0)}</span>
			</div>
			<div className="relative h-40 min-w-0 flex-1 overflow-hidden rounded-sm bg-sunken" data-testid="heatmap">
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
								opacity: 0.2 + 0.8 * (count / heat.most),
							}}
						/>
					);
				})}
			</div>
		</div>
	);
}
