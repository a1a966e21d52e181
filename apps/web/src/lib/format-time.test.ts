import { expect, it } from 'vitest';
import { formatAgo, formatMinute, formatTime, formatTimeExact, localDate } from './format-time.ts';

const now = new Date('2026-11-18T20:00:00Z');

it.each([
	['2026-11-18T14:02:11.500Z', 'UTC', '14:02:11'],
	['2026-11-18T14:02:11.500Z', 'Europe/Berlin', '15:02:11'],
	['2026-11-17T23:30:00Z', 'UTC', '17 Nov 23:30'],
	// 23:30 UTC on the 17th is the 18th in Berlin, where it is still the 18th.
	['2026-11-17T23:30:00Z', 'Europe/Berlin', '00:30:00'],
])('formatTime %s in %s → %s', (iso, zone, expected) => {
	expect(formatTime(iso, zone, now)).toBe(expected);
});

it('keeps the milliseconds and names the zone when exact', () => {
	expect(formatTimeExact('2026-11-18T14:02:11.123456789Z', 'UTC')).toBe('2026-11-18 14:02:11.123 UTC');
	expect(formatTimeExact('2026-11-18T14:02:11Z', 'Asia/Tokyo')).toBe('2026-11-18 23:02:11.000 Asia/Tokyo');
});

it('knows the local date on both sides of midnight', () => {
	expect(localDate('2026-03-01T02:00:00Z', 'America/New_York')).toBe('2026-02-28');
	expect(formatMinute('2026-03-01T02:00:00Z', 'America/New_York')).toBe('28 Feb 21:00');
});

it.each([
	['2026-11-18T19:59:30Z', 'just now'],
	['2026-11-18T19:57:00Z', '3 min ago'],
	['2026-11-18T18:00:00Z', '2 h ago'],
	['2026-11-13T20:00:00Z', '5 d ago'],
	// A clock ahead of ours is not the future.
	['2026-11-18T20:00:05Z', 'just now'],
])('formatAgo %s → %s', (time, expected) => {
	expect(formatAgo(time, now)).toBe(expected);
});
