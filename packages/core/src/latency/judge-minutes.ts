import { percentileMs } from './log-bucket.ts';
import { mergeHistograms } from './merge-histograms.ts';

/** A stage of a route, or the route itself, by minute. */
export type Minute = { histogram: ReadonlyMap<number, number>; criticalMs: number };

/** A minute alone may hold one trace: each is judged by itself and the four before it. */
export const judgedMinutes = 5;
/** A stage that has more of the critical path than this is told of. */
export const mostShare = 0.5;

/** Whether the p95 of the five minutes that end with each minute is over the limit; false without traces. The first four only lead in. */
export function minutesOver(minutes: readonly (Minute | undefined)[], limitMs: number): boolean[] {
	return windows(minutes).map(
		(window) =>
			(percentileMs(mergeHistograms(window.map((minute) => minute?.histogram ?? new Map())), 0.95) ?? 0) > limitMs,
	);
}

/** Whether a stage owns more than half of the critical path of the five minutes that end with each minute. */
export function minutesOfMostTime(minutes: readonly (Minute | undefined)[], totalMs: readonly number[]): boolean[] {
	const totals = windows(totalMs);
	return windows(minutes).map((window, index) => {
		const own = window.reduce((sum, minute) => sum + (minute?.criticalMs ?? 0), 0);
		const all = (totals[index] ?? []).reduce((sum, ms) => sum + ms, 0);
		return all > 0 && own / all > mostShare;
	});
}

const windows = <Item>(items: readonly Item[]): Item[][] =>
	items.slice(judgedMinutes - 1).map((_, index) => items.slice(index, index + judgedMinutes));

/** What becomes of an incident: it opens when all of its minutes are bad, and ends when none of as many is. */
export function advanceIncident(isOpen: boolean, bad: readonly boolean[]): 'opens' | 'ends' | null {
	if (bad.length === 0) return null;
	if (isOpen) return bad.includes(true) ? null : 'ends';
	return bad.includes(false) ? null : 'opens';
}
