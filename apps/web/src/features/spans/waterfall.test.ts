import { expect, it } from 'vitest';
import { barOf, ticks } from './waterfall.ts';

it.each([
	[{ offsetMs: 0, durationMs: 2000, timeToFirstTokenMs: null }, 2000, { left: 0, width: 100, firstToken: null }],
	[{ offsetMs: 500, durationMs: 1000, timeToFirstTokenMs: 250 }, 2000, { left: 25, width: 50, firstToken: 25 }],
	// A first token later than the end is a clock's mistake.
	[{ offsetMs: 0, durationMs: 100, timeToFirstTokenMs: 900 }, 200, { left: 0, width: 50, firstToken: null }],
	// A trace of one instant.
	[{ offsetMs: 0, durationMs: 0, timeToFirstTokenMs: null }, 0, { left: 0, width: 100, firstToken: null }],
])('%o in %d ms', (span, extentMs, bar) => {
	expect(barOf(span, extentMs)).toEqual(bar);
});

it.each([
	[2310, 4, [0, 1000, 2000]],
	[90, 4, [0, 50]],
	[100, 5, [0, 20, 40, 60, 80, 100]],
	[0, 4, [0]],
])('ticks of %d ms, at most %d', (extentMs, count, expected) => {
	expect(ticks(extentMs, count)).toEqual(expected);
});
