import { daysOf, type Period, periodAt, shiftPeriod, weekdayOf } from '../calendar/period.ts';
import { type DayAhead, type Projection, projectSpend } from './project-spend.ts';

/** Days that a projection looks back on. */
const daysBehind = 28;

/** The whole days before today that a projection is reckoned from, in order. */
export function pastDays(timeZone: string, nowMs: number): Period[] {
	const today = periodAt('day', timeZone, nowMs);
	return Array.from({ length: daysBehind }, (_, index) => shiftPeriod(today, index - daysBehind));
}

/**
 * Where a period will end. `byDay` = the spend of each of `pastDays`, in their order; days before the first with any spend are no
 * evidence and left out. null = too few days, or the period is over.
 */
export function projectPeriod(
	period: Period,
	nowMs: number,
	toDate: number,
	byDay: readonly number[],
): Projection | null {
	if (nowMs >= period.toMs) return null;
	const first = byDay.findIndex((amount) => amount > 0);
	if (first === -1) return null;
	const days = pastDays(period.timeZone, nowMs).map((day, index) => ({
		weekday: weekdayOf(day),
		amount: byDay[index] ?? 0,
	}));
	return projectSpend(toDate, days.slice(first), daysAhead(period, nowMs));
}

/** The rest of today and the days after it, to the end of the period. A day of 23 hours is a whole day. */
function daysAhead(period: Period, nowMs: number): DayAhead[] {
	return daysOf({ ...period, fromMs: Math.max(period.fromMs, nowMs) }).map((day) => ({
		weekday: weekdayOf(day),
		share: (Math.min(day.toMs, period.toMs) - Math.max(day.fromMs, nowMs)) / (day.toMs - day.fromMs),
	}));
}
