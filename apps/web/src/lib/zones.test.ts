import { expect, it } from 'vitest';
import { instantOf, isZone, wallClockOf } from './zones.ts';

it.each([
	['2026-11-18T14:02', 'UTC', '2026-11-18T14:02:00.000Z'],
	['2026-11-18T14:02', 'Europe/Berlin', '2026-11-18T13:02:00.000Z'],
	['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
	['2026-11-18T05:30', 'Asia/Kolkata', '2026-11-18T00:00:00.000Z'],
	// 29 March 2026: Berlin jumps from 02:00 to 03:00.
	['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
	['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
	['2026-03-30T12:00', 'Europe/Berlin', '2026-03-30T10:00:00.000Z'],
	// 25 October 2026: 02:30 comes twice; the first is summer time.
	['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
	['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
])('%s in %s is %s', (wallClock, zone, iso) => {
	expect(instantOf(wallClock, zone)).toBe(iso);
});

it('gives back the wall clock', () => {
	expect(wallClockOf('2026-11-18T13:02:00.000Z', 'Europe/Berlin')).toBe('2026-11-18T14:02');
	expect(instantOf('yesterday', 'UTC')).toBeNull();
});

it('knows a zone from a word', () => {
	expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Mars/Olympus')]).toEqual([true, true, false]);
});
