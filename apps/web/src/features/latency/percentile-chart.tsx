'use client';

import { useMemo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { StepChart, type StepLine } from './step-chart.tsx';
import type { LatencyRoute } from './use-latency.ts';

const percentiles = [
	{ name: 'p50', key: 'p50Ms', colour: 'var(--series-1)' },
	{ name: 'p95', key: 'p95Ms', colour: 'var(--series-2)' },
	{ name: 'p99', key: 'p99Ms', colour: 'var(--series-3)' },
] as const;

/** Median, p95 and p99 step by step, and the target where there is one. */
export function PercentileChart({ found }: { found: LatencyRoute }) {
	const { steps, fromMs, toMs, budget } = found;
	const targetMs = budget?.targetMs ?? null;
	const lines = useMemo(() => {
		const measured = percentiles.map(
			({ name, key, colour }): StepLine => ({
				name,
				colour,
				points: steps.map((step) => ({ atMs: step.atMs, value: step[key] })),
			}),
		);
		if (targetMs === null) return measured;
		const points = [fromMs, toMs].map((atMs) => ({ atMs, value: targetMs }));
		return [...measured, { name: 'target', colour: 'var(--text-3)', dashed: true, steady: true, points }];
	}, [steps, fromMs, toMs, targetMs]);
	if (steps.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	return <StepChart found={found} lines={lines} format={formatDuration} />;
}
