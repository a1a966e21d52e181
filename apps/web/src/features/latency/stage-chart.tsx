'use client';

import { useMemo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { stageColours } from './stage-colours.ts';
import { StepChart } from './step-chart.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** More lines nobody tells apart. */
const mostLines = 7;

/** The p95 of each stage's elapsed time, step by step; the stages with the most of the time. */
export function StageChart({ found }: { found: LatencyRoute }) {
	const { stages, stageSteps } = found;
	const lines = useMemo(() => {
		const colours = stageColours(stages.map(({ stage }) => stage));
		return stages.slice(0, mostLines).map(({ stage }) => ({
			name: stage,
			colour: colours.get(stage) ?? '',
			points: stageSteps.filter((step) => step.stage === stage).map(({ atMs, p95Ms }) => ({ atMs, value: p95Ms })),
		}));
	}, [stages, stageSteps]);
	if (lines.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return (
		<>
			<StepChart found={found} lines={lines} format={formatDuration} />
			{stages.length > mostLines && (
				<p className="text-sm text-text-3">
					In the table only:{' '}
					{stages
						.slice(mostLines)
						.map(({ stage }) => stage)
						.join(', ')}
					.
				</p>
			)}
		</>
	);
}
