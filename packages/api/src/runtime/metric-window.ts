import type { MetricGrain } from '@spanledger/core/metrics/metric-rollup';
import { timeRange } from '../time-range.ts';

/** The range of a chart in whole steps, and the rollups that answer it. */
export type MetricWindow = { from: Date; to: Date; stepMs: number; grain: MetricGrain };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const steps = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 24 * hourMs] as const;
const quarterMs = 15 * minuteMs;
/** More steps than a chart has room for. */
const mostSteps = 170;
/** Minutes are kept for two days; the last of them may just be dropped. */
const minutesReachMs = 47 * hourMs;
/** What no step is long enough for is drawn with more of them, up to here. */
const longestMs = 24 * hourMs * 2_000;

/** Takes the shortest step that gives a readable number of points; times are nanoseconds. Throws `invalid`. */
export function metricWindow(range: { from?: bigint | undefined; to?: bigint | undefined }, now: Date): MetricWindow {
	const { fromNs, toNs } = timeRange(range, now);
	const toMs = Number(toNs / 1_000_000n);
	const fromMs = Math.max(Number(fromNs / 1_000_000n), toMs - longestMs);
	const hasMinutes = fromMs >= now.getTime() - minutesReachMs;
	const stepMs =
		steps.find((step) => (hasMinutes || step >= quarterMs) && (toMs - fromMs) / step <= mostSteps) ?? 24 * hourMs;
	return {
		from: new Date(Math.floor(fromMs / stepMs) * stepMs),
		to: new Date(Math.ceil(toMs / stepMs) * stepMs),
		stepMs,
		grain: stepMs < quarterMs ? 'minute' : 'quarter',
	};
}
