import { intervalStarts as clockStarts } from '@spanledger/core/calendar/interval-starts';
import type { Interval } from '../../lib/time-range.ts';

/**
 * The starts of all intervals that touch [from, to), in the zone, as ISO times: what a bill has a bar for even when
 * nothing was spent. The same that the bill's rows go by.
 */
export const intervalStarts = (from: string, to: string, interval: Interval, zone: string): string[] =>
	clockStarts(interval, zone, Date.parse(from), Date.parse(to)).map((ms) => new Date(ms).toISOString());

/** Where the interval that begins at `start` ends: a day of 23 hours after 23 hours. */
export function intervalEnd(start: string, interval: Interval, zone: string): string {
	const longest = new Date(Date.parse(start) + 32 * 86_400_000).toISOString();
	return intervalStarts(start, longest, interval, zone)[1] ?? longest;
}
