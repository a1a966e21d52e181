import { describe, expect, it } from 'vitest';
import { daysToHour, hourEndOf } from './stretches-to-hour.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('daysToHour', () => {
	it.each([
		{
			name: 'noon',
			zone: 'UTC',
			hourEnd: '2026-11-20T12:00:00Z',
			today: ['2026-11-20T00:00:00.000Z', '2026-11-20T12:00:00.000Z'],
			yesterday: ['2026-11-19T00:00:00.000Z', '2026-11-19T12:00:00.000Z'],
		},
		{
			name: 'midnight ends the day before',
			zone: 'UTC',
			hourEnd: '2026-11-20T00:00:00Z',
			today: ['2026-11-19T00:00:00.000Z', '2026-11-20T00:00:00.000Z'],
			yesterday: ['2026-11-18T00:00:00.000Z', '2026-11-19T00:00:00.000Z'],
		},
		// clocks went forward at 2:00 on the 29th: 23 hours, and noon is noon
		{
			name: 'the day after the clocks went forward',
			zone: 'Europe/Berlin',
			hourEnd: '2026-03-30T10:00:00Z',
			today: ['2026-03-29T22:00:00.000Z', '2026-03-30T10:00:00.000Z'],
			yesterday: ['2026-03-28T23:00:00.000Z', '2026-03-29T10:00:00.000Z'],
		},
		{
			name: 'a zone of quarter hours',
			zone: 'Asia/Kathmandu',
			hourEnd: '2026-11-20T00:15:00Z',
			today: ['2026-11-19T18:15:00.000Z', '2026-11-20T00:15:00.000Z'],
			yesterday: ['2026-11-18T18:15:00.000Z', '2026-11-19T00:15:00.000Z'],
		},
	])('$name', ({ zone, hourEnd, today, yesterday }) => {
		const { today: found, before } = daysToHour(zone, Date.parse(hourEnd));
		expect([iso(found.fromMs), iso(found.toMs)]).toEqual(today);
		expect(before).toHaveLength(28);
		const last = before.at(-1);
		expect([iso(last?.fromMs ?? 0), iso(last?.toMs ?? 0)]).toEqual(yesterday);
	});

	it('the last whole hour is the clock’s', () => {
		const at = Date.parse('2026-11-20T12:34:56Z');
		expect(iso(hourEndOf('UTC', at))).toBe('2026-11-20T12:00:00.000Z');
		expect(iso(hourEndOf('Asia/Kolkata', at))).toBe('2026-11-20T12:30:00.000Z');
		expect(iso(hourEndOf('Asia/Kathmandu', at))).toBe('2026-11-20T12:15:00.000Z');
	});
});
