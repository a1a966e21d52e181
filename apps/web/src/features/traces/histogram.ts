import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { Interval, TimeRange } from '../../lib/time-range.ts';
import { rangeLength } from '../../lib/time-range.ts';
import { intervalStarts } from '../costs/interval-starts.ts';

/** Requests that began in [start, end), and how many of their calls failed. */
export type HistogramBar = { start: string; end: string; requests: number; calls: number; errors: number };

/** Hours up to a week, days beyond; null for windows under three hours, which have too few bars to say anything. */
export function histogramInterval(range: TimeRange): Extract<Interval, 'hour' | 'day'> | null {
	const hours = rangeLength(range) / 3_600_000;
	if (hours < 3) return null;
	return hours <= 7 * 24 ? 'hour' : 'day';
}

/** A bar for every interval of the report, empty ones too. */
export function histogramBars(
	{ from, to, rows }: Pick<CostReport, 'from' | 'to' | 'rows'>,
	interval: 'hour' | 'day',
	zone: string,
): HistogramBar[] {
	const byStart = new Map(rows.map((row) => [row.bucket === null ? Number.NaN : Date.parse(row.bucket), row]));
	const starts = intervalStarts(from, to, interval, zone);
	return starts.map((start, index) => {
		const row = byStart.get(Date.parse(start));
		const end = starts[index + 1] ?? to;
		return { start, end, requests: row?.traces ?? 0, calls: row?.calls ?? 0, errors: row?.errors ?? 0 };
	});
}

/** The range that a drag from one bar to another marks, whichever way it went. */
export function draggedRange(bars: readonly HistogramBar[], from: number, to: number): TimeRange | null {
	const first = bars[Math.min(from, to)];
	const last = bars[Math.max(from, to)];
	return first === undefined || last === undefined ? null : { from: first.start, to: last.end };
}
