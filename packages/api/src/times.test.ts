import { isTimeZone } from '@spanledger/core/calendar/time-zone';
import { describe, expect, it } from 'vitest';
import { parseTime, timeText, zonedTimeText } from './times.ts';

describe('parseTime', () => {
	it.each([
		['1970-01-01T00:00:00Z', 0n],
		['1970-01-01T00:00:01.5Z', 1_500_000_000n],
		['1970-01-01T00:00:00.123456789Z', 123_456_789n],
		['1970-01-01t00:00:01z', 1_000_000_000n],
		['1970-01-01T01:00:00+01:00', 0n],
		['1970-01-01T01:00:00 01:00', 0n], // a plus that the URL turned into a space
		['1969-12-31T19:00:00-05:00', 0n],
		['1970-01-02', 86_400_000_000_000n],
		['1970-01-01T00:01', 60_000_000_000n],
		['1970-01-01 00:00:01', 1_000_000_000n],
	])('%s', (text, ns) => {
		expect(parseTime(text)).toBe(ns);
	});

	it.each([
		'',
		'now',
		'1970',
		'1970-13-01',
		'1970-02-30',
		'1970-01-01T25:00:00Z',
		'1970-01-01T00:00:00.1234567890Z',
		'0',
	])('%j is no time', (text) => {
		expect(parseTime(text)).toBeNull();
	});
});

it.each([
	[0n, '1970-01-01T00:00:00Z'],
	[1n, '1970-01-01T00:00:00.000000001Z'],
	[1_500_000_000n, '1970-01-01T00:00:01.5Z'],
	[1_795_176_131_031_200_000n, '2026-11-20T12:02:11.0312Z'],
	[-1n, '1969-12-31T23:59:59.999999999Z'],
])('timeText(%d)', (ns, text) => {
	expect(timeText(ns)).toBe(text);
	expect(parseTime(text)).toBe(ns);
});

it.each([
	['UTC', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00+00:00'],
	['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
	['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
	['Asia/Kathmandu', '2026-11-20T18:15:00Z', '2026-11-21T00:00:00+05:45'],
	['America/New_York', '2026-11-20T05:00:00Z', '2026-11-20T00:00:00-05:00'],
])('in %s %s is %s', (zone, at, text) => {
	expect(zonedTimeText(new Date(at), zone)).toBe(text);
});

it.each([
	['Europe/Berlin', true],
	['UTC', true],
	['Mars/Olympus', false],
	['+02:00', false],
	['', false],
])('zone %j', (zone, expected) => {
	expect(isTimeZone(zone)).toBe(expected);
});
