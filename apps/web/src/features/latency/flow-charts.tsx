'use client';

import { useMemo } from 'react';
import { StepChart } from './step-chart.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** 0.25 · 3.1 · 120 */
const formatRate = (value: number): string =>
	value >= 100 ? value.toFixed(0) : Number(value.toPrecision(2)).toString();

/** How many traces began a minute, and how many ran at once on average. */
export function FlowCharts({ found }: { found: LatencyRoute }) {
	const { flow } = found;
	const [rate, atOnce] = useMemo(() => {
		const points = (value: (step: LatencyRoute['flow'][number]) => number) =>
			flow.map((step) => ({ atMs: step.atMs, value: value(step) }));
		const perMinute = points(({ count, passedMs }) => count / (passedMs / 60_000));
		return [
			[{ name: 'traces a minute', colour: 'var(--series-1)', points: perMinute }],
			[
				{
					name: 'running at once',
					colour: 'var(--series-4)',
					points: points(({ busyMs, passedMs }) => busyMs / passedMs),
				},
			],
		];
	}, [flow]);
	if (found.count === 0) return <p className="text-text-3">No trace began in this range.</p>;
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
