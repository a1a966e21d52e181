import type { HistogramCounts } from '@spanledger/api/traces/trace-histogram';
import type { TimeRange } from '../../lib/time-range.ts';
import { intervalStarts } from '../costs/interval-starts.ts';

/** Traces that began in [start, end) and how many of them failed; not counted = the range holds too much to count at once. */
export type HistogramBar = { start: string; end: string; traces: number; errors: number; isCounted: boolean };

const dayMinutes = 1_440;

/** A bar for every step of the range, empty ones too. */
export function histogramBars(
	{ from, to, stepMinutes, countedFrom, counts }: HistogramCounts,
	zone: string,
): HistogramBar[] {
	const byStart = new Map(counts.map((count) => [Date.parse(count.start), count]));
	const starts =
		stepMinutes === dayMinutes ? intervalStarts(from, to, 'day', zone) : stepStarts(from, to, stepMinutes, counts);
	return starts.map((start, index) => {
		const count = byStart.get(Date.parse(start));
		const isCounted = Date.parse(start) >= Date.parse(countedFrom) || (index === 0 && countedFrom === from);
		return { start, end: starts[index + 1] ?? to, traces: count?.traces ?? 0, errors: count?.errors ?? 0, isCounted };
	});
}

/** Steps are counted from a midnight of the zone, which any counted start tells; without one any grid will do. */
function stepStarts(from: string, to: string, stepMinutes: number, counts: HistogramCounts['counts']): string[] {
	const stepMs = stepMinutes * 60_000;
	const grid = counts[0] === undefined ? 0 : Date.parse(counts[0].start) % stepMs;
	const first = Math.floor((Date.parse(from) - grid) / stepMs) * stepMs + grid;
	const starts: string[] = [];
	for (let at = first; at < Date.parse(to); at += stepMs) starts.push(new Date(at).toISOString());
	return starts;
}

/** The range that a drag from one bar to another marks, whichever way it went. */
export function draggedRange(bars: readonly HistogramBar[], from: number, to: number): TimeRange | null {
	const first = bars[Math.min(from, to)];
	const last = bars[Math.max(from, to)];
	return first === undefined || last === undefined ? null : { from: first.start, to: last.end };
}
