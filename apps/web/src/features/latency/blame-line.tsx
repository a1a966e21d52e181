'use client';

import { CircleAlert } from 'lucide-react';
import { formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { FigureLink } from './figure-link.tsx';

type BlameLineProps = {
	/** Those with the most of the critical path first. */
	stages: readonly { stage: string; p95Ms: number; share: number }[];
	budget: { allotments: readonly { stage: string; ms: number }[] };
	route: string | null;
};

/** Which stage ate the budget: of those over their allotment the one with the most of the critical path, with the way to its traces. Nothing while all are within. */
export function BlameLine({ stages, budget, route }: BlameLineProps) {
	const over = stages.flatMap((stage) => {
		const own = budget.allotments.find((one) => one.stage === stage.stage);
		return own !== undefined && stage.p95Ms > own.ms ? [{ ...stage, allottedMs: own.ms }] : [];
	});
	const [worst, ...others] = over;
	if (worst === undefined) return null;
	return (
		<p className="text-sm" data-testid="blame">
			<CircleAlert size={12} className="mr-1 inline text-bad" aria-hidden />
			{/* above the button that covers a card */}
			<span className="relative z-10">
				<FigureLink route={route} stageOver={{ stage: worst.stage, ms: worst.allottedMs }}>
					<span className="font-medium underline decoration-line-strong underline-offset-2">{worst.stage}</span>
				</FigureLink>
			</span>{' '}
			is over its allotment: p95 {formatDuration(worst.p95Ms)} of {formatDuration(worst.allottedMs)},{' '}
			{formatPercent(worst.share)} of the critical path
			{others.length > 0 && `; so is ${others.map(({ stage }) => stage).join(', ')}`}.
		</p>
	);
}
