'use client';

import { formatPercent, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { stageColours } from './stage-colours.ts';
import type { LatencyRoute } from './use-latency.ts';

const heads = ['Traces', 'p50', 'p95', 'p99', 'Allotted', 'Critical'];

/** Each stage's elapsed time against its allotment, and its part of the critical path. */
export function StageTable({ found: { stages, budget } }: { found: LatencyRoute }) {
	const colours = stageColours(stages.map(({ stage }) => stage));
	const allotted = new Map(budget?.allotments.map((one) => [one.stage, one]));
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="stage-table">
				<thead>
					<tr className="text-xs text-text-3">
						<th className="h-6 text-left font-normal">Stage</th>
						{heads.map((head) => (
							<th key={head} className="figure pl-3 font-normal">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{stages.map(({ stage, count, p50Ms, p95Ms, p99Ms, share }) => {
						const own = allotted.get(stage);
						const isOver = own !== undefined && p95Ms > own.ms;
						return (
							<tr key={stage} className="border-t border-line">
								<td className="h-7 whitespace-nowrap">
									<span
										aria-hidden
										className="mr-1.5 inline-block size-2 rounded-[2px]"
										style={{ background: colours.get(stage) }}
									/>
									{stage}
								</td>
								<td className="figure pl-3">{count}</td>
								<td className="figure pl-3">{formatDuration(p50Ms)}</td>
								<td className={`figure pl-3 ${isOver ? 'text-bad' : ''}`}>{formatDuration(p95Ms)}</td>
								<td className="figure pl-3">{formatDuration(p99Ms)}</td>
								<td
									className="figure pl-3"
									{...(own === undefined ? {} : { title: plural(own.breachMinutes, 'breach minute') })}
								>
									{own === undefined ? '–' : `${formatDuration(own.ms)}${isOver ? ' over' : ''}`}
								</td>
								<td className="figure pl-3">{formatPercent(share)}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}
