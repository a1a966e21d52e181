'use client';

import { formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { stageColours } from './stage-colours.ts';

type StageBarProps = {
	stages: readonly { stage: string; share: number }[];
	/** Where each stage's allotment would end, if they ran one after the other. */
	allotments?: readonly { stage: string; ms: number }[] | undefined;
	targetMs?: number | undefined;
};

/** A card names so many; the ring of the route names all. */
const mostNamed = 4;

/** Who has how much of the critical path: sums to 100 %. Ticks: the allotments as parts of the target. */
export function StageBar({ stages, allotments = [], targetMs }: StageBarProps) {
	const colours = stageColours(stages.map(({ stage }) => stage));
	const shown = stages.filter(({ share }) => share > 0);
	let end = 0;
	const ticks =
		targetMs === undefined
			? []
			: allotments.map(({ stage, ms }) => {
					end += ms / targetMs;
					return { stage, ms, at: end };
				});
	return (
		<div>
			<div className="relative pb-1.5">
				<div
					className="flex h-3 w-full overflow-hidden rounded-sm bg-sunken"
					role="img"
					aria-label={`Share of the time: ${shown.map(({ stage, share }) => `${stage} ${formatPercent(share)}`).join(', ')}`}
				>
					{shown.map(({ stage, share }) => (
						<div
							key={stage}
							title={`${stage} ${formatPercent(share)} of the critical path`}
							style={{ width: `${share * 100}%`, background: colours.get(stage) }}
						/>
					))}
				</div>
				{ticks
					.filter(({ at }) => at <= 1)
					.map(({ stage, ms, at }) => (
						<span
							key={stage}
							title={`${stage}: allotted ${formatDuration(ms)}`}
							className="absolute top-2 bottom-0 w-px bg-text"
							style={{ left: `calc(${at * 100}% - 1px)` }}
						/>
					))}
			</div>
			<ul className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-text-2">
				{shown.slice(0, mostNamed).map(({ stage, share }) => (
					<li key={stage} className="inline-flex items-center gap-1">
						<span aria-hidden className="size-2 rounded-[2px]" style={{ background: colours.get(stage) }} />
						{stage} <span className="tabular-nums text-text-3">{formatPercent(share)}</span>
					</li>
				))}
				{shown.length > mostNamed && <li className="text-text-3">and {shown.length - mostNamed} more</li>}
			</ul>
		</div>
	);
}
