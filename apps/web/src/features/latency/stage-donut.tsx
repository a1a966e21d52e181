'use client';

import { sharePercents } from '@spanledger/core/latency/share-percents';
import Link from 'next/link';
import { Sector } from 'recharts';
import { useTracesHref } from './figure-link.tsx';
import { stageColours } from './stage-colours.ts';
import type { LatencyRoute } from './use-latency.ts';

const size = 160;
const centre = size / 2;

/** Whose the time is, by critical share: the stages sum to 100 %. A slice, like its row, leads to the traces that have the stage. */
export function StageDonut({ found, route }: { found: LatencyRoute; route: string | null }) {
	const href = useTracesHref();
	const { stages } = found;
	if (stages.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	const percents = sharePercents(stages.map(({ share }) => share));
	const colours = stageColours(stages.map(({ stage }) => stage));
	let reached = 0;
	const slices = stages.map(({ stage, share }, at) => {
		// clockwise from the top; recharts counts degrees the other way, from the right
		const startAngle = 90 - 360 * reached;
		reached += share;
		const words = `${(percents[at] ?? 0).toFixed(1)} %`;
		const link = href({ route, stageOver: { stage, ms: 0 } });
		return { stage, share, words, link, colour: colours.get(stage) ?? '', startAngle, endAngle: 90 - 360 * reached };
	});
	return (
		<div className="flex flex-wrap items-center gap-x-6 gap-y-3" data-testid="stage-donut">
			<svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden className="mx-auto shrink-0">
				{slices
					.filter(({ share }) => share > 0)
					.map(({ stage, words, link, colour, startAngle, endAngle }) => (
						<Link key={stage} href={link} tabIndex={-1} className="hover:opacity-80">
							<title>{`${stage} ${words}`}</title>
							<Sector
								cx={centre}
								cy={centre}
								innerRadius={46}
								outerRadius={78}
								startAngle={startAngle}
								endAngle={endAngle}
								fill={colour}
								stroke="var(--surface)"
							/>
						</Link>
					))}
			</svg>
			<table className="min-w-44 flex-1 text-sm">
				<caption className="sr-only">Each stage’s part of the critical path</caption>
				<tbody>
					{slices.map(({ stage, words, link, colour }) => (
						<tr key={stage} className="border-t border-line first:border-0">
							<th scope="row" className="h-6 text-left font-normal text-text-2">
								<span aria-hidden className="mr-1.5 inline-block size-2 rounded-[2px]" style={{ background: colour }} />
								<Link href={link} className="hover:text-accent hover:underline">
									{stage}
								</Link>
							</th>
							<td className="figure">{words}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
