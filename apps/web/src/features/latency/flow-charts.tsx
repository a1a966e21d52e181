'use client';

import { useMemo } from 'react';
import { StepChart } from './step-chart.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** 0.25 · 3.1 · 120 */
const formatRate = (value: number): string =>
	value >= 100 ? value.toFixed(0) : Number(value.toPrecision(2)).toString();

/** How many traces began a minute, and how many ran at once on average. */
export function FlowCharts({ found }: { found: LatencyRoute }) {
	const { steps, stepMs } = found;
	const [rate, atOnce] = useMemo(() => {
		const minutes = stepMs / 60_000;
		const points = (value: (step: LatencyRoute['steps'][number]) => number) =>
			steps.map((step) => ({ atMs: step.atMs, value: value(step) }));
		return [
			[{ name: 'traces a minute', colour: 'var(--series-1)', points: points(({ count }) => count / minutes) }],
			[{ name: 'running at once', colour: 'var(--series-4)', points: points(({ busyMs }) => busyMs / stepMs) }],
		];
	}, [steps, stepMs]);
	if (steps.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return (
		<div className="grid gap-3 sm:grid-cols-2">
			<div>
				<StepChart found={found} lines={rate ?? []} format={formatRate} />
			</div>
			<div>
				<StepChart found={found} lines={atOnce ?? []} format={formatRate} />
			</div>
		</div>
	);
}
