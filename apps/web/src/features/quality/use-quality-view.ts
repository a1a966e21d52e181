'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { defaultInterval, type Interval, intervals } from '../../lib/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';

/** What quality can be split by; each is also a filter, so that every row leads to its traces. */
export const qualityGroupings = [
	{ value: 'route', label: 'Route' },
	{ value: 'model', label: 'Model' },
	{ value: 'promptVersion', label: 'Prompt' },
	{ value: 'tenant', label: 'Tenant' },
] as const;
export type QualityGrouping = (typeof qualityGroupings)[number]['value'];

/** The range the page is opened with: drift needs some days. */
export const qualityRange = '7d';

const parsers = {
	by: parseAsStringLiteral(qualityGroupings.map(({ value }) => value)).withDefault('route'),
	interval: parseAsStringLiteral(intervals),
	/** What the chart draws and the table shows beside success: `signal:refusal`, `score:helpfulness`, … */
	metric: parseAsString.withDefault('success'),
};

/** How quality is split and drawn, kept in the URL. */
export function useQualityView() {
	const { range } = useTimeRange(qualityRange);
	const [view, setView] = useQueryStates(parsers, { history: 'push' });
	return {
		groupBy: view.by,
		interval: view.interval ?? defaultInterval(range),
		metric: view.metric,
		setGroupBy: (by: QualityGrouping) => setView({ by }),
		setInterval: (interval: Interval) => setView({ interval }),
		setMetric: (metric: string) => setView({ metric }),
	};
}
