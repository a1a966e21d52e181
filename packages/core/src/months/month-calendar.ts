import { type Period, periodAt, shiftPeriod } from '../calendar/period.ts';

/** A month as it was closed, in the zone it was closed in. */
export type ClosedMonth = { month: string; timeZone: string; fromMs: number; toMs: number };

/** On this day of the next month a month is closed by itself. */
export const closingDay = 5;

/** The first month that is not closed: where adjustments go. Without a closing the month of the first spend. */
export function openMonth(last: ClosedMonth | null, timeZone: string, firstSpendMs: number): Period {
	if (last === null) return periodAt('month', timeZone, firstSpendMs);
	const period = periodAt('month', timeZone, last.toMs + halfMonthMs); // another zone's month may begin some hours off
	return { ...period, fromMs: last.toMs };
}

/** When a month is closed by itself: as the fifth of the next begins. */
export const closesAt = ({ timeZone, toMs }: Period): number =>
	shiftPeriod(periodAt('day', timeZone, toMs), closingDay - 1).fromMs;

/** The closed month that a moment belongs to; what lies before all of them is named by the first one's zone. null = still open. */
export function closedMonthAt(closed: readonly ClosedMonth[], atMs: number): string | null {
	const [first] = closed;
	const last = closed.at(-1);
	if (first === undefined || last === undefined || atMs >= last.toMs) return null;
	if (atMs < first.fromMs) return periodAt('month', first.timeZone, atMs).name;
	return closed.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.month ?? null;
}

const halfMonthMs = 14 * 86_400_000;
