import { Temporal } from 'temporal-polyfill';

/** Stretches of civil time that bills and budgets speak of. A week begins on Monday (ISO 8601). */
export const periodKinds = ['day', 'week', 'month'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** One day, week or month of a zone, in epoch ms: `from` inclusive, `to` exclusive. A day may have 23 to 25 hours. */
export type Period = {
	kind: PeriodKind;
	/** IANA name. */
	timeZone: string;
	fromMs: number;
	toMs: number;
	/** `2026-11-20` (a day, or a week's Monday) or `2026-11`. */
	name: string;
};

/** The period of a zone that a moment lies in. Throws RangeError for a zone that nobody knows. */
export function periodAt(kind: PeriodKind, timeZone: string, atMs: number): Period {
	const day = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();
	return periodFrom(kind, timeZone, firstDay(kind, day));
}

/** The period `count` after (or, negative, before) this one, in the same zone. */
export function shiftPeriod({ kind, timeZone, fromMs }: Period, count: number): Period {
	const first = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone).toPlainDate();
	return periodFrom(kind, timeZone, firstDay(kind, first).add({ [lengths[kind]]: count }));
}

/** Every period that has a moment in the range (`toMs` exclusive), in order. */
export function periodsBetween(kind: PeriodKind, timeZone: string, fromMs: number, toMs: number): Period[] {
	const periods: Period[] = [];
	for (let period = periodAt(kind, timeZone, fromMs); period.fromMs < toMs; period = shiftPeriod(period, 1)) {
		periods.push(period);
	}
	return periods;
}

/** The civil days of a period, in order. */
export const daysOf = ({ timeZone, fromMs, toMs }: Period): Period[] => periodsBetween('day', timeZone, fromMs, toMs);

/** 1 = Monday … 7 = Sunday, in the period's own zone. */
export const weekdayOf = ({ timeZone, fromMs }: Period): number =>
	Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone).dayOfWeek;

const lengths = { day: 'days', week: 'weeks', month: 'months' } as const;

function firstDay(kind: PeriodKind, day: Temporal.PlainDate): Temporal.PlainDate {
	if (kind === 'week') return day.subtract({ days: day.dayOfWeek - 1 });
	return kind === 'month' ? day.with({ day: 1 }) : day;
}

/** Midnight does not exist where clocks spring over it: the day then begins at the first moment that does. */
function periodFrom(kind: PeriodKind, timeZone: string, first: Temporal.PlainDate): Period {
	const next = first.add({ [lengths[kind]]: 1 });
	return {
		kind,
		timeZone,
		fromMs: first.toZonedDateTime(timeZone).epochMilliseconds,
		toMs: next.toZonedDateTime(timeZone).epochMilliseconds,
		name: kind === 'month' ? first.toString().slice(0, 7) : first.toString(),
	};
}
