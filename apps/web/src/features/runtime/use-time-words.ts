'use client';

import { formatClock, formatDay, formatMinute } from '../../lib/format-time.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { runtimeRange } from './use-runtime-view.ts';

const minuteMs = 60_000;
const stepUnits: [number, string][] = [
	[86_400_000, 'day'],
	[3_600_000, 'h'],
	[minuteMs, 'min'],
];

/** 300,000 → "5 min" */
function stepWords(stepMs: number): string {
	const [size, unit] = stepUnits.find(([size]) => stepMs >= size) ?? [minuteMs, 'min'];
	return stepMs === size ? unit : `${stepMs / size} ${unit}`;
}

/** Times of a chart by the clock of the page; days where a chart covers more than two. */
export function useTimeWords() {
	const { zone } = useTimeRange(runtimeRange);
	return {
		zone,
		at: (atMs: number) => formatMinute(new Date(atMs), zone),
		tick: (fromMs: number, toMs: number) => (atMs: number) =>
			toMs - fromMs > 2 * 86_400_000 ? formatDay(new Date(atMs), zone) : formatClock(new Date(atMs), zone),
		per: (stepMs: number) => `per ${stepWords(stepMs)}, ${zone}`,
	};
}
