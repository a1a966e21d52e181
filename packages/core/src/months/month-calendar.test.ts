import { describe, expect, it } from 'vitest';
import { periodAt } from '../calendar/period.ts';
import { closedMonthAt, closesAt, openMonth } from './month-calendar.ts';

const at = Date.parse;
const closedOf = (month: string, timeZone = 'UTC') => {
	const { fromMs, toMs } = periodAt('month', timeZone, at(`${month}-15T00:00:00Z`));
	return { month, timeZone, fromMs, toMs };
};

describe('months and their closing', () => {
	it('a month closes as the fifth of the next begins in its zone', () => {
		const month = periodAt('month', 'Asia/Kathmandu', at('2026-10-10T00:00:00Z'));
		expect(new Date(closesAt(month)).toISOString()).toBe('2026-11-04T18:15:00.000Z');
	});

	it('open is the one after the last that was closed, without a gap when the zone has changed', () => {
		expect(openMonth(null, 'UTC', at('2026-08-31T23:59:00Z')).name).toBe('2026-08');
		const last = closedOf('2026-09', 'America/New_York');
		expect(openMonth(last, 'Asia/Tokyo', 0)).toMatchObject({ name: '2026-10', fromMs: last.toMs });
	});

	it.each([
		['2026-10-31T23:59:59Z', '2026-10'],
		['2026-09-01T00:00:00Z', '2026-09'],
		['2026-08-31T23:59:59Z', '2026-08'], // before the first that was closed
		['2026-11-01T00:00:00Z', null],
	])('%s belongs to %s', (time, month) => {
		expect(closedMonthAt([closedOf('2026-09'), closedOf('2026-10')], at(time))).toBe(month);
	});

	it('nothing is closed before a closing', () => expect(closedMonthAt([], 0)).toBeNull());
});
