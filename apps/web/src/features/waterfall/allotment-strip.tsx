import type { TracePageHead } from '@spanledger/api/traces/read-head';
import { formatDuration } from '../../lib/format-duration.ts';
import { Tip } from '../../ui/tip.tsx';
import type { StageAllotment } from './allotment-marks.ts';

type AllotmentStripProps = { stages: TracePageHead['stages']; allotments: readonly StageAllotment[]; isBrief: boolean };

/** What each stage took of what it may: elapsed time, as the budget counts it. */
export function AllotmentStrip({ stages, allotments, isBrief }: AllotmentStripProps) {
	if (allotments.length === 0) return null;
	return (
		<ul
			aria-label="Allotments"
			className={`flex shrink-0 gap-x-4 border-b border-line px-3 py-1 text-xs ${isBrief ? 'overflow-x-auto whitespace-nowrap [scrollbar-width:none]' : 'flex-wrap'}`}
		>
			{allotments.map(({ stage, ms }) => {
				const tookMs = stages.find((one) => one.stage === stage)?.durationMs ?? 0;
				const isOver = tookMs > ms;
				return (
					<li key={stage} className="flex items-center gap-1.5 tabular-nums">
						<span className="text-text-3">{stage}</span>
						<span className="relative h-1.5 w-12 overflow-hidden rounded-sm bg-line">
							<span
								className={`absolute inset-y-0 left-0 ${isOver ? 'bg-bad' : 'bg-text-3'}`}
								style={{ width: `${Math.min(100, (tookMs / ms) * 100)}%` }}
							/>
						</span>
						<Tip text="What the stage took, of what the route's latency budget allots to it.">
							<span className={isOver ? 'text-bad' : 'text-text-2'}>
								{formatDuration(tookMs)} of {formatDuration(ms)}
								{isOver && `, over by ${formatDuration(tookMs - ms)}`}
							</span>
						</Tip>
					</li>
				);
			})}
		</ul>
	);
}
