import { expect, it } from 'vitest';
import { intervalStarts } from './interval-starts.ts';

it.each([
	[
		'hour',
		'UTC',
		'2026-11-01T10:30:00Z',
		'2026-11-01T12:00:00Z',
		['2026-11-01T10:00:00.000Z', '2026-11-01T11:00:00.000Z'],
	],
	[
		'hour',
		'Asia/Kathmandu',
		'2026-11-01T10:00:00Z',
		'2026-11-01T11:30:00Z',
		['2026-11-01T09:15:00.000Z', '2026-11-01T10:15:00.000Z', '2026-11-01T11:15:00.000Z'],
	],
	// The day the clocks go back has 25 hours.
	[
		'day',
		'Europe/Berlin',
		'2026-10-24T22:00:00Z',
		'2026-10-27T00:00:00Z',
		['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z'],
	],
	// Midnight is skipped: the day begins an hour later.
	[
		'day',
		'Africa/Cairo',
		'2026-04-23T12:00:00Z',
		'2026-04-24T12:00:00Z',
		['2026-04-22T22:00:00.000Z', '2026-04-23T22:00:00.000Z'],
	],
	[
		'week',
		'UTC',
		'2026-11-18T00:00:00Z',
		'2026-11-24T00:00:00Z',
		['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
	],
	[
		'month',
		'UTC',
		'2026-01-31T00:00:00Z',
		'2026-03-02T00:00:00Z',
		['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
	],
] as const)('by %s in %s', (interval, zone, from, to, expected) => {
	expect(intervalStarts(from, to, interval, zone)).toEqual(expected);
});
