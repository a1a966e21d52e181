import { countAbove } from './count-above.ts';
import { percentileMs } from './log-bucket.ts';
import { mergeHistograms } from './merge-histograms.ts';

/** A stage of a route, or the route itself, by minute of the traces' starts. */
export type Minute = { histogram: ReadonlyMap<number, number>; criticalMs: number };

/** A minute alone may hold one trace: each is judged by itself and the four before it. */
export const judgedMinutes = 5;
/** A stage that has more of the critical path than this is told of. */
export const mostShare = 0.5;
/** Minutes that are read before those that decide: for traces that take long, and for those that are few. */
export const lookbackMinutes = 45;
/** Traces that take longer than this are judged as if they did not: their minutes are looked at before all of them are known. */
export const longestLag = 30;
/** One slow trace is no incident. */
const fewestBad = 3;

const minuteMs = 60_000;

/** How the five minutes that end with a minute were. */
export type JudgedMinute = {
	/** null = no trace of them is known. */
	isBad: boolean | null;
	/** Traces of the minute itself that speak against it. */
	against: number;
};

/** The p95 of the five minutes that end with each minute against a limit. The first four only lead in. */
export function minutesOver(minutes: readonly (Minute | undefined)[], limitMs: number): JudgedMinute[] {
	return windows(minutes).map((window) => {
		const p95Ms = percentileMs(mergeHistograms(window.map(histogramOf)), 0.95);
		return { isBad: p95Ms === null ? null : p95Ms > limitMs, against: countAbove(histogramOf(window.at(-1)), limitMs) };
	});
}

/** Whether a stage owns more than half of the critical path of the five minutes that end with each minute. */
export function minutesOfMostTime(
	minutes: readonly (Minute | undefined)[],
	totalMs: readonly number[],
): JudgedMinute[] {
	const totals = windows(totalMs);
	return windows(minutes).map((window, index) => {
		const own = window.reduce((sum, minute) => sum + (minute?.criticalMs ?? 0), 0);
		const all = (totals[index] ?? []).reduce((sum, ms) => sum + ms, 0);
		return { isBad: all === 0 ? null : own / all > mostShare, against: countAbove(histogramOf(window.at(-1)), 0) };
	});
}

const windows = <Item>(items: readonly Item[]): Item[][] =>
	items.slice(judgedMinutes - 1).map((_, index) => items.slice(index, index + judgedMinutes));

const histogramOf = (minute: Minute | undefined): ReadonlyMap<number, number> => minute?.histogram ?? new Map();

/** Whole minutes that most traces of a route are under way: so long after a minute it is known what became of those that began in it. */
export function lagMinutes(route: readonly (Minute | undefined)[]): number {
	const p95Ms = percentileMs(mergeHistograms(route.map(histogramOf)), 0.95) ?? 0;
	return Math.min(Math.floor(p95Ms / minuteMs), longestLag);
}

/** bad = for all of its minutes on end, good = in none of them. */
export type Standing = 'bad' | 'good' | 'unsure';

/**
 * What the last minutes come to. They are judged twice, up to now and up to when most traces are known: of traces that take eight
 * minutes only the quick ones of the last eight are.
 */
export function standingOf(
	minutes: readonly JudgedMinute[],
	{ forMinutes, lag }: { forMinutes: number; lag: number },
): Standing {
	const standings = [minutes, minutes.slice(0, minutes.length - lag)].map((known) => standingAtEnd(known, forMinutes));
	if (standings.includes('bad')) return 'bad';
	return standings.every((standing) => standing === 'good') ? 'good' : 'unsure';
}

function standingAtEnd(minutes: readonly JudgedMinute[], forMinutes: number): Standing {
	const bad = carried(minutes, forMinutes);
	if (!bad.slice(-forMinutes).includes(true)) return 'good';
	const begins = bad.lastIndexOf(false) + 1;
	if (bad.length - begins < forMinutes) return 'unsure';
	const against = minutes.slice(begins).reduce((sum, minute) => sum + minute.against, 0);
	return against < fewestBad ? 'unsure' : 'bad';
}

/** Minutes without traces are as the last that had some, for as long as it takes to tell; then nothing is wrong with them. */
function carried(minutes: readonly JudgedMinute[], forMinutes: number): boolean[] {
	let known = { isBad: false, at: 0 };
	return minutes.map(({ isBad }, at) => {
		if (isBad !== null) known = { isBad, at };
		return known.isBad && at - known.at <= forMinutes;
	});
}

/** What becomes of an incident. */
export function advanceIncident(isOpen: boolean, standing: Standing): 'opens' | 'ends' | null {
	if (isOpen) return standing === 'good' ? 'ends' : null;
	return standing === 'bad' ? 'opens' : null;
}
