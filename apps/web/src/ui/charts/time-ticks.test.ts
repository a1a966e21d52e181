import { expect, it } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const clock = (atMs: number) => new Date(atMs).toISOString().slice(5, 16);

it.each([
	['2026-11-20T12:01', '2026-11-20T12:16', ['11-20T12:05', '11-20T12:10', '11-20T12:15']],
	[
		'2026-11-20T06:10',
		'2026-11-20T12:10',
		['11-20T07:00', '11-20T08:00', '11-20T09:00', '11-20T10:00', '11-20T11:00', '11-20T12:00'],
	],
	['2026-11-13T12:00', '2026-11-20T12:00', ['11-15T00:00', '11-17T00:00', '11-19T00:00']],
])('from %s to %s', (from, to, expected) => {
	expect(timeTicks(Date.parse(`${from}Z`), Date.parse(`${to}Z`)).map(clock)).toEqual(expected);
});
