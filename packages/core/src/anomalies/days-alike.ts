import { median } from './median.ts';

const weekLength = 7;
/** Fewer days of a weekday do not tell what it is like. */
const fewestOfWeekday = 3;
/** Weekdays whose levels lie closer than this are alike. */
const mostApart = 0.35;

/**
 * Which of the earlier days today can be held against. `before` in order of time, yesterday last, one value a day. Where quiet weekends
 * and busy weekdays differ, a Saturday that costs three times a Saturday is still an ordinary Monday: so the weekdays are taken whose
 * level, their median, is like that of today's weekday. Where those are fewer than `fewest` days, or there are less than three weeks to
 * tell by, all of them.
 */
export function daysAlike(before: readonly number[], fewest: number): readonly number[] {
	const own = levelOf(before, 0);
	if (own === null) return before;
	const levels = Array.from({ length: weekLength }, (_, daysBack) => levelOf(before, daysBack));
	const alike = before.filter((_, index) => {
		const level = levels[(before.length - index) % weekLength] ?? null;
		return level !== null && Math.abs(level - own) <= mostApart * Math.max(level, own);
	});
	return alike.length >= fewest ? alike : before;
}

/** The median of the days that lie so many days, and any number of weeks, before today; null = too few. */
export function levelOf(before: readonly number[], daysBack: number): number | null {
	const days = before.filter((_, index) => (before.length - index) % weekLength === daysBack);
	return days.length < fewestOfWeekday ? null : median(days);
}
