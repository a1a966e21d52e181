import { createPeriodFinder } from '../calendar/find-period.ts';
import type { Period, PeriodKind } from '../calendar/period.ts';

/**
 * The zones a budget's periods began in, in order; the first has been there always. A period is frozen: another zone holds from the end
 * of the period that was under way when it was set.
 */
export type BudgetCalendar = readonly { fromMs: number; timeZone: string }[];

/** The first zone's `fromMs`: before every span there is, and a date that every store can write. */
export const alwaysMs = 0;

export type FindBudgetPeriod = (kind: PeriodKind, calendar: BudgetCalendar, atMs: number) => Period;

/**
 * The period of a budget that a moment lies in. The first period of a new zone begins where the old zone's last one ended; where a week
 * or month of the new zone ends within a day of that, the two are one: a month's limit for five hours would say nothing.
 */
export function createBudgetPeriodFinder(): FindBudgetPeriod {
	const find = createPeriodFinder();
	return (kind, calendar, atMs) => {
		const index = Math.max(
			0,
			calendar.findLastIndex(({ fromMs }) => fromMs <= atMs),
		);
		const { fromMs, timeZone } = calendar[index] ?? { fromMs: alwaysMs, timeZone: 'UTC' };
		if (fromMs === alwaysMs) return endBefore(find(kind, timeZone, atMs), calendar[index + 1]);
		const firstMs = fromMs + (kind === 'day' ? 0 : longestRestMs);
		const period = find(kind, timeZone, Math.max(atMs, firstMs));
		const begun = period.fromMs <= firstMs ? { ...period, fromMs } : period;
		return endBefore(begun, calendar[index + 1]);
	};
}

/** `findBudgetPeriod` for a single look. */
export const budgetPeriodAt: FindBudgetPeriod = (kind, calendar, atMs) =>
	createBudgetPeriodFinder()(kind, calendar, atMs);

/** A budget's periods that have a moment in the range (`toMs` exclusive), in order. */
export function budgetPeriodsBetween(
	kind: PeriodKind,
	calendar: BudgetCalendar,
	fromMs: number,
	toMs: number,
): Period[] {
	const find = createBudgetPeriodFinder();
	const periods: Period[] = [];
	for (let atMs = fromMs; atMs < toMs; ) {
		const period = find(kind, calendar, atMs);
		periods.push(period);
		atMs = period.toMs;
	}
	return periods;
}

/** The calendar with another zone from the end of the period under way; one that was to come and has not begun is forgotten. */
export function changeZone(
	kind: PeriodKind,
	calendar: BudgetCalendar,
	timeZone: string,
	nowMs: number,
): BudgetCalendar {
	const begun = calendar.filter(({ fromMs }) => fromMs <= nowMs);
	if (begun.at(-1)?.timeZone === timeZone) return begun;
	return [...begun, { fromMs: budgetPeriodAt(kind, begun, nowMs).toMs, timeZone }];
}

/** Zones lie up to 26 hours apart. */
const longestRestMs = 26 * 3_600_000;

const endBefore = (period: Period, next: BudgetCalendar[number] | undefined): Period =>
	next !== undefined && next.fromMs < period.toMs ? { ...period, toMs: next.fromMs } : period;
