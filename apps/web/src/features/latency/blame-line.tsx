'use client';

import { CircleAlert } from 'lucide-react';
import { formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { FigureLink } from './figure-link.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** Which stage ate the budget: those over their allotment, the one with the most of the critical path first. Nothing while all are within. */
export function BlameLine({ found: { budget, stages }, route }: { found: LatencyRoute; route: string | null }) {
	if (budget === null) return null;
	const over = stages.flatMap((stage) => {
		const own = budget.allotments.find((one) => one.stage === stage.stage);
		return own !== undefined && stage.p95Ms > own.ms ? [{ ...stage, allottedMs: own.ms }] : [];
	});
	const [worst] = over;
	if (worst === undefined) return null;
	return (
		<p className="text-sm" data-testid="blame">
			<CircleAlert size={12} className="mr-1 inline text-bad" aria-hidden />
			<span className="font-medium">{worst.stage}</span> is over its allotment: p95{' '}
			<FigureLink route={route} stageOver={{ stage: worst.stage, ms: worst.allottedMs }}>
				{formatDuration(worst.p95Ms)}
			</FigureLink>{' '}
			of {formatDuration(worst.allottedMs)}, and {formatPercent(worst.share)} of the critical path
			{over.length > 1 &&
				`; ${over
					.slice(1)
					.map(({ stage }) => stage)
					.join(', ')} too`}
			.
		</p>
	);
}
