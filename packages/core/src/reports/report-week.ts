import { Temporal } from 'temporal-polyfill';
import { type Period, periodAt, shiftPeriod } from '../calendar/period.ts';
import type { WeeklySpendSettings } from './weekly-spend-settings.ts';

type Schedule = Pick<WeeklySpendSettings, 'weekday' | 'hour' | 'timeZone'>;

/** A report that would be later than this is of no use any more: nobody is told on Thursday what was due on Monday. */
const latestMs = 24 * 3_600_000;

/** The last week that is over, Monday to Sunday of the zone. */
export const lastWholeWeek = (timeZone: string, nowMs: number): Period =>
	shiftPeriod(periodAt('week', timeZone, nowMs), -1);

/**
 * The week that is to be told now, null = none. A week is told at the weekday and hour of the one after it, and for a day from then on
 * by whoever was away at the time.
 */
export function weekToTell(schedule: Schedule, nowMs: number): Period | null {
	const lastWeek = lastWholeWeek(schedule.timeZone, nowMs);
	// Sunday at 23 may be caught up with on Monday: then the week in question is the one before
	return [lastWeek, shiftPeriod(lastWeek, -1)].find((week) => isOpen(tellAtMs(schedule, week), nowMs)) ?? null;
}

/** When the next report that is not due yet goes out, epoch ms. */
export function nextTellAtMs(schedule: Schedule, nowMs: number): number {
	const lastWeek = lastWholeWeek(schedule.timeZone, nowMs);
	const atMs = tellAtMs(schedule, lastWeek);
	return atMs > nowMs ? atMs : tellAtMs(schedule, shiftPeriod(lastWeek, 1));
}

const isOpen = (atMs: number, nowMs: number): boolean => atMs <= nowMs && nowMs < atMs + latestMs;

/** The moment in the week after `week`; an hour that clocks skip is taken an hour later, one they repeat the first time. */
function tellAtMs({ weekday, hour, timeZone }: Schedule, week: Period): number {
	return Temporal.Instant.fromEpochMilliseconds(week.toMs)
		.toZonedDateTimeISO(timeZone)
		.toPlainDate()
		.add({ days: weekday - 1 })
		.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
}
