import { describe, expect, it } from 'vitest';
import { lastWholeWeek, nextTellAtMs, weekToTell } from './report-week.ts';

const ms = (iso: string) => Date.parse(iso);
const told = (weekday: number, hour: number, timeZone: string, now: string) =>
	weekToTell({ weekday, hour, timeZone }, ms(now))?.name ?? null;

// 16 November 2026 is a Monday
describe('the week to tell', () => {
	it.each([
		['a minute before', '2026-11-16T08:59:00Z', null],
		['at the hour', '2026-11-16T09:00:00Z', '2026-11-09'],
		['by whoever was away', '2026-11-17T08:59:59Z', '2026-11-09'],
		['a day later never again', '2026-11-17T09:00:00Z', null],
		['the week after', '2026-11-23T09:00:00Z', '2026-11-16'],
	])('%s', (_, now, week) => expect(told(1, 9, 'UTC', now)).toBe(week));

	it('Sunday evening is caught up with on Monday, of the same week', () => {
		expect(told(7, 23, 'UTC', '2026-11-22T23:00:00Z')).toBe('2026-11-09');
		expect(told(7, 23, 'UTC', '2026-11-23T12:00:00Z')).toBe('2026-11-09');
		expect(told(7, 23, 'UTC', '2026-11-23T23:00:00Z')).toBeNull();
	});

	it.each([
		['Berlin', 'Europe/Berlin', '2026-11-16T08:00:00Z'],
		['Kathmandu', 'Asia/Kathmandu', '2026-11-16T03:15:00Z'],
		['Auckland', 'Pacific/Auckland', '2026-11-15T20:00:00Z'],
	])('nine o’clock is that of %s', (_, zone, at) => {
		expect(told(1, 9, zone, new Date(ms(at) - 1).toISOString())).toBeNull();
		expect(told(1, 9, zone, at)).toBe('2026-11-09');
	});

	it('an hour that clocks skip is an hour later, one they repeat comes once', () => {
		// Berlin: 29 March 2026 02:00 → 03:00, 25 October 2026 03:00 → 02:00
		expect(told(7, 2, 'Europe/Berlin', '2026-03-29T00:59:59Z')).toBeNull();
		expect(told(7, 2, 'Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-16');
		expect(told(7, 2, 'Europe/Berlin', '2026-10-25T00:00:00Z')).toBe('2026-10-12');
	});

	it('the week told is 167 hours long where clocks spring forward', () => {
		const week = lastWholeWeek('Europe/Berlin', ms('2026-03-31T12:00:00Z'));
		expect((week.toMs - week.fromMs) / 3_600_000).toBe(167);
	});
});

describe('the next report', () => {
	it.each([
		['this week', 3, '2026-11-16T12:00:00Z', '2026-11-18T09:00:00.000Z'],
		['at its very hour the one after', 1, '2026-11-16T09:00:00Z', '2026-11-23T09:00:00.000Z'],
		['next week', 1, '2026-11-18T12:00:00Z', '2026-11-23T09:00:00.000Z'],
	])('%s', (_, weekday, now, at) => {
		expect(new Date(nextTellAtMs({ weekday, hour: 9, timeZone: 'UTC' }, ms(now))).toISOString()).toBe(at);
	});
});
