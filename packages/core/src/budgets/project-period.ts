import { daysOf, type Period, periodAt, shiftPeriod, weekdayOf } from '../calendar/period.ts';
import { type DayAhead, type Projection, projectSpend } from './project-spend.ts';

/** Days that a projection looks back on. */
const daysBehind = 28;

/** The whole days before today that a projection is reckoned from, in order. */
export function pastDays(timeZone: string, nowMs: number): Period[] {
	const today = periodAt('day', timeZone, nowMs);
	return Array.from({ length: daysBehind }, (_, index) => shiftPeriod(today, index - daysBehind));
}

/** Where a period will end, from what was spent in it to date and on each of `pastDays`, in their order. */
export type ProjectToEnd = (toDate: number, byDay: readonly number[]) => Projection | null;

/**
 * Projects a period for any number of groups: its calendar is worked out once. Days before the first with any spend are no evidence
 * and left out. null = too few days, or the period is over.
 */
export function createProjector(period: Period, nowMs: number): ProjectToEnd {
	if (nowMs >= period.toMs) return () => null;
	const weekdays = pastDays(period.timeZone, nowMs).map(weekdayOf);
	const ahead = daysAhead(period, nowMs);
	return (toDate, byDay) => {
		const first = byDay.findIndex((amount) => amount > 0);
		if (first === -1) return null;
		const days = weekdays.map((weekday, index) => ({ weekday, amount: byDay[index] ?? 0 }));
		return projectSpend(toDate, days.slice(first), ahead);
	};
}

/** `createProjector` for a single group. */
export const projectPeriod = (
	period: Period,
	nowMs: number,
	toDate: number,
	byDay: readonly number[],
): Projection | null => createProjector(period, nowMs)(toDate, byDay);

/** The rest of today and the days after it, to the end of the period. A day of 23 hours is a whole day. */
function daysAhead(period: Period, nowMs: number): DayAhead[] {
	return daysOf({ ...period, fromMs: Math.max(period.fromMs, nowMs) }).map((day) => ({
		weekday: weekdayOf(day),
		share: (Math.min(day.toMs, period.toMs) - Math.max(day.fromMs, nowMs)) / (day.toMs - day.fromMs),
	}));
}
