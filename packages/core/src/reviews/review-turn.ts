import { Temporal } from 'temporal-polyfill';
import type { ReviewSettings } from './review-settings.ts';

/** A review's week: its name, the moment it turns, and from when its traces are (unless an earlier review ended later). Epoch ms. */
export type ReviewTurn = { week: string; fromMs: number; atMs: number };

type Schedule = Pick<ReviewSettings, 'weekday' | 'hour' | 'timeZone'>;

/** The last moment at which a week turned, at or before now. */
export function lastTurn(schedule: Schedule, nowMs: number): ReviewTurn {
	const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
	const day = today.add({ days: schedule.weekday - today.dayOfWeek });
	const turn = turnOn(schedule, day);
	return turn.atMs <= nowMs ? turn : turnOn(schedule, day.subtract({ weeks: 1 }));
}

/** The next moment at which a week turns, after now: the week under way, which *build now* builds early. */
export function nextTurn(schedule: Schedule, nowMs: number): ReviewTurn {
	const last = dayOf(schedule, lastTurn(schedule, nowMs).atMs);
	return turnOn(schedule, last.add({ weeks: 1 }));
}

const dayOf = ({ timeZone }: Schedule, atMs: number): Temporal.PlainDate =>
	Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();

/** An hour that clocks skip is taken an hour later, one they repeat the first time. */
function turnOn({ hour, timeZone }: Schedule, day: Temporal.PlainDate): ReviewTurn {
	const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
	return { week: weekOf(day), fromMs: at(day.subtract({ weeks: 1 })), atMs: at(day) };
}

/** The Monday of the calendar week in which most of the seven days before lie. */
function weekOf(day: Temporal.PlainDate): string {
	const middle = day.subtract({ days: 3 });
	return middle.subtract({ days: middle.dayOfWeek - 1 }).toString();
}
