'use client';

import { otherStage } from '@spanledger/core/traces/stages';
import { useMemo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { beyondTraces } from './beyond-traces.ts';
import { stageColours } from './stage-colours.ts';
import { StepChart, type StepLine } from './step-chart.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** More lines nobody tells apart. */
const mostLines = 7;

/** The p95 of each stage's elapsed time, step by step; the stages with the most of the time. */
export function StageChart({ found }: { found: LatencyRoute }) {
	const { stageSteps, steps } = found;
	// what holds the stages takes as long as the trace: that line is the chart above
	const stages = useMemo(() => found.stages.filter(({ stage }) => stage !== otherStage), [found.stages]);
	const lines = useMemo(() => {
		const colours = stageColours(stages.map(({ stage }) => stage));
		return stages.slice(0, mostLines).map(({ stage }) => ({
			name: stage,
			colour: colours.get(stage) ?? '',
			points: stageSteps.filter((step) => step.stage === stage).map(({ atMs, p95Ms }) => ({ atMs, value: p95Ms })),
		}));
	}, [stages, stageSteps]);
	const beyond = useMemo(() => beyondTraces(lines.flatMap(pointsOf), steps), [lines, steps]);
	if (lines.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return (
		<>
			<StepChart
				found={found}
				lines={lines}
				format={formatDuration}
				highest={beyond.stages.length === 0 ? undefined : beyond.longestMs}
			/>
			{beyond.stages.length > 0 && (
				<p className="text-sm text-text-3">
					Beyond the axis: {beyond.stages.join(', ')}. A call was asked for before its trace began, as those of a
					provider’s batch are.
				</p>
			)}
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

const pointsOf = ({ name, points }: StepLine) => points.map(({ value }) => ({ stage: name, p95Ms: value }));
