import { Temporal } from 'temporal-polyfill';
import type { Period } from '../calendar/period.ts';
import { type Amount, type BudgetUnit, figureOf } from './amount.ts';

/** "$812.40", "1,200,000 tokens", "40 calls": for messages, so cents at most. */
export function amountWords(unit: BudgetUnit, amount: Amount): string {
	const figure = figureOf(unit, amount);
	if (unit !== 'usd') return `${figure.toLocaleString('en-US')} ${unit}`;
	const digits = figure !== 0 && Math.abs(figure) < 1 ? 4 : 2;
	return `$${figure.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits })}`;
}

/** "November 2026", "the week of 16 November 2026", "20 November 2026". */
export function periodWords({ kind, fromMs, timeZone }: Period): string {
	// a period of a new zone may begin some hours off its midnight
	const day = Temporal.Instant.fromEpochMilliseconds(fromMs + halfDayMs)
		.toZonedDateTimeISO(timeZone)
		.toPlainDate();
	const month = `${months[day.month - 1]} ${day.year}`;
	if (kind === 'month') return month;
	return kind === 'week' ? `the week of ${day.day} ${month}` : `${day.day} ${month}`;
}

const halfDayMs = 12 * 3_600_000;
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
