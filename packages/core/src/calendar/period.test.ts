import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeriodFinder } from './find-period.ts';
import { daysOf, type PeriodKind, periodAt, periodKinds, periodsBetween, shiftPeriod, weekdayOf } from './period.ts';

const hour = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const at = (kind: PeriodKind, zone: string, time: string) => periodAt(kind, zone, Date.parse(time));

describe('periodAt', () => {
	it.each([
		{
			kind: 'day',
			zone: 'UTC',
			time: '2026-11-20T23:59:59Z',
			from: '2026-11-20T00:00:00.000Z',
			hours: 24,
			name: '2026-11-20',
		},
		{
			kind: 'day',
			zone: 'Europe/Berlin',
			time: '2026-03-29T12:00:00Z',
			from: '2026-03-28T23:00:00.000Z',
			hours: 23,
			name: '2026-03-29',
		},
		{
			kind: 'day',
			zone: 'Europe/Berlin',
			time: '2026-10-25T12:00:00Z',
			from: '2026-10-24T22:00:00.000Z',
			hours: 25,
			name: '2026-10-25',
		},
		{
			kind: 'day',
			zone: 'Australia/Lord_Howe',
			time: '2026-04-05T00:00:00Z',
			from: '2026-04-04T13:00:00.000Z',
			hours: 24.5,
			name: '2026-04-05',
		},
		{
			kind: 'day',
			zone: 'Asia/Kathmandu',
			time: '2026-11-20T18:15:00Z',
			from: '2026-11-20T18:15:00.000Z',
			hours: 24,
			name: '2026-11-21',
		},
		// midnight itself is skipped
		{
			kind: 'day',
			zone: 'Africa/Cairo',
			time: '2026-04-24T12:00:00Z',
			from: '2026-04-23T22:00:00.000Z',
			hours: 23,
			name: '2026-04-24',
		},
		{
			kind: 'week',
			zone: 'America/New_York',
			time: '2026-11-01T12:00:00Z',
			from: '2026-10-26T04:00:00.000Z',
			hours: 169,
			name: '2026-10-26',
		},
		{
			kind: 'month',
			zone: 'UTC',
			time: '2028-02-29T12:00:00Z',
			from: '2028-02-01T00:00:00.000Z',
			hours: 29 * 24,
			name: '2028-02',
		},
		{
			kind: 'month',
			zone: 'America/Sao_Paulo',
			time: '2026-01-01T01:00:00Z',
			from: '2025-12-01T03:00:00.000Z',
			hours: 31 * 24,
			name: '2025-12',
		},
	] as const)('$name in $zone has $hours h', ({ kind, zone, time, from, hours, name }) => {
		const period = at(kind, zone, time);
		expect({ from: iso(period.fromMs), hours: (period.toMs - period.fromMs) / hour, name: period.name }).toEqual({
			from,
			hours,
			name,
		});
	});

	it('refuses a zone that nobody knows', () => {
		expect(() => at('day', 'Mars/Olympus', '2026-11-20T00:00:00Z')).toThrow(RangeError);
	});

	it('periods of every zone follow each other without gap or overlap', () => {
		const zones = [
			'UTC',
			'Europe/Berlin',
			'America/New_York',
			'Asia/Kathmandu',
			'Australia/Lord_Howe',
			'Africa/Cairo',
			'Pacific/Apia',
		];
		const find = createPeriodFinder();
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.constantFrom(...periodKinds),
				fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2040-01-01') }),
				(zone, kind, atMs) => {
					const period = periodAt(kind, zone, atMs);
					expect(period.fromMs <= atMs && atMs < period.toMs).toBe(true);
					expect(shiftPeriod(period, 1).fromMs).toBe(period.toMs);
					expect(shiftPeriod(shiftPeriod(period, 1), -1)).toEqual(period);
					expect(periodAt(kind, zone, period.toMs - 1)).toEqual(period);
					expect(find(kind, zone, atMs)).toEqual(period);
				},
			),
		);
	});
});

it('a month is its days, a range its periods', () => {
	const month = at('month', 'Europe/Berlin', '2026-03-15T00:00:00Z');
	const days = daysOf(month);
	expect(days).toHaveLength(31);
	expect(days.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(month.toMs - month.fromMs);
	expect(days.slice(0, 2).map(weekdayOf)).toEqual([7, 1]);
	expect(
		periodsBetween('month', 'UTC', Date.parse('2026-01-31'), Date.parse('2026-03-01')).map(({ name }) => name),
	).toEqual(['2026-01', '2026-02']);
});
