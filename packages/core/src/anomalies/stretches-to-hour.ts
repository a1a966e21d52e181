import { Temporal } from 'temporal-polyfill';
import { type Period, periodAt, shiftPeriod } from '../calendar/period.ts';

/** `from` inclusive, `to` exclusive, epoch ms. */
export type Stretch = { fromMs: number; toMs: number };

export type DaysToHour = {
	/** The local day that the last hour belongs to. */
	day: Period;
	today: Stretch;
	/** The same stretch of the days before, the earliest first. */
	before: Stretch[];
};

/** How many days an amount is held against: four of each weekday, so that weekends are part of what is usual. */
export const comparedDays = 28;

/** The end of the last whole hour of the zone's clock; zones with half hours end theirs at the half. */
export const hourEndOf = (timeZone: string, atMs: number): number =>
	Temporal.Instant.fromEpochMilliseconds(atMs)
		.toZonedDateTimeISO(timeZone)
		.round({ smallestUnit: 'hour', roundingMode: 'floor' }).epochMilliseconds;

/**
 * The local day up to an hour's end, and the same stretch of earlier days: from midnight to what the clock says there, so that a day of
 * 23 or 25 hours compares with its neighbours. Midnight belongs to the day it ends.
 */
export function daysToHour(timeZone: string, hourEndMs: number, dayCount = comparedDays): DaysToHour {
	const day = periodAt('day', timeZone, hourEndMs - 1);
	const time = Temporal.Instant.fromEpochMilliseconds(hourEndMs).toZonedDateTimeISO(timeZone).toPlainTime();
	const isWhole = hourEndMs >= day.toMs;
	const before = Array.from({ length: dayCount }, (_, index) => {
		const { fromMs, toMs } = shiftPeriod(day, index - dayCount);
		if (isWhole) return { fromMs, toMs };
		const date = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone).toPlainDate();
		const clock = date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
		return { fromMs, toMs: Math.min(Math.max(clock, fromMs), toMs) };
	});
	return { day, today: { fromMs: day.fromMs, toMs: hourEndMs }, before };
}
