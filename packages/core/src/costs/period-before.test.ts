import { expect, it } from 'vitest';
import { periodBefore } from './period-before.ts';

const before = (from: string, to: string, zone = 'UTC') => {
	const { fromMs, toMs } = periodBefore({ fromMs: Date.parse(from), toMs: Date.parse(to) }, zone);
	return [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
};

it.each([
	['a week', '2026-11-10T06:00:00Z', '2026-11-17T06:00:00Z', 'UTC', '2026-11-03T06:00:00.000Z'],
	['March, 31 days, after February', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 'UTC', '2026-02-01T00:00:00.000Z'],
	['two months', '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00.000Z'],
	// Berlin’s April begins at 22:00 UTC the day before, its March at 23:00
	['a local month', '2026-03-31T22:00:00Z', '2026-04-30T22:00:00Z', 'Europe/Berlin', '2026-02-28T23:00:00.000Z'],
	['a month and a bit', '2026-03-01T00:00:00Z', '2026-04-02T00:00:00Z', 'UTC', '2026-01-28T00:00:00.000Z'],
])('%s ends where it begins', (_, from, to, zone, expected) => {
	expect(before(from, to, zone)).toEqual([expected, new Date(from).toISOString()]);
});

it('a month to date is held against the same days of the month before', () => {
	expect(before('2026-11-01T00:00:00Z', '2026-11-20T12:00:00Z')).toEqual([
		'2026-10-01T00:00:00.000Z',
		'2026-10-20T12:00:00.000Z',
	]);
	// 30 March has no counterpart in February, which ends
	expect(before('2026-03-01T00:00:00Z', '2026-03-30T00:00:00Z')[1]).toBe('2026-03-01T00:00:00.000Z');
});
