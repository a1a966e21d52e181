import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type ClockInterval, intervalStarts } from './interval-starts.ts';

const at = Date.parse;
const hourMs = 3_600_000;
const startsOf = (interval: ClockInterval, zone: string, from: string, to: string) =>
	intervalStarts(interval, zone, at(from), at(to)).map((ms) =>
		Temporal.Instant.fromEpochMilliseconds(ms)
			.toZonedDateTimeISO(zone)
			.toString({ timeZoneName: 'never', smallestUnit: 'minute' })
			.slice(5),
	);

describe('intervalStarts', () => {
	it.each([
		{
			name: 'hours of a zone of quarter hours',
			interval: 'hour',
			zone: 'Asia/Kathmandu',
			from: '2026-11-20T10:00Z',
			to: '2026-11-20T12:15Z',
			starts: ['11-20T15:00+05:45', '11-20T16:00+05:45', '11-20T17:00+05:45'],
		},
		// clocks go back from 2:00 to 1:30 (15:00 UTC)
		{
			name: 'half an hour is repeated on Lord Howe',
			interval: 'hour',
			zone: 'Australia/Lord_Howe',
			from: '2026-04-04T14:15Z',
			to: '2026-04-04T16:00Z',
			starts: ['04-05T01:00+11:00', '04-05T01:30+10:30', '04-05T02:00+10:30'],
		},
		{
			name: 'asked from inside the repeated half hour',
			interval: 'hour',
			zone: 'Australia/Lord_Howe',
			from: '2026-04-04T15:15Z',
			to: '2026-04-04T15:45Z',
			starts: ['04-05T01:30+10:30', '04-05T02:00+10:30'],
		},
		// and forward from 2:00 to 2:30 (15:30 UTC)
		{
			name: 'half an hour is skipped there',
			interval: 'hour',
			zone: 'Australia/Lord_Howe',
			from: '2026-10-03T15:00Z',
			to: '2026-10-03T17:00Z',
			starts: ['10-04T01:00+10:30', '10-04T02:30+11:00', '10-04T03:00+11:00'],
		},
		{
			name: 'an hour comes twice',
			interval: 'hour',
			zone: 'America/New_York',
			from: '2026-11-01T05:00Z',
			to: '2026-11-01T07:30Z',
			starts: ['11-01T01:00-04:00', '11-01T01:00-05:00', '11-01T02:00-05:00'],
		},
		{
			name: 'midnight itself comes twice',
			interval: 'day',
			zone: 'America/Havana',
			from: '2026-10-31T12:00Z',
			to: '2026-11-02T12:00Z',
			starts: ['10-31T00:00-04:00', '11-01T00:00-04:00', '11-02T00:00-05:00'],
		},
		{
			name: 'midnight is skipped',
			interval: 'day',
			zone: 'Africa/Cairo',
			from: '2026-04-23T12:00Z',
			to: '2026-04-25T12:00Z',
			starts: ['04-23T00:00+02:00', '04-24T01:00+03:00', '04-25T00:00+03:00'],
		},
		{
			name: 'a leap month',
			interval: 'month',
			zone: 'UTC',
			from: '2028-02-29T23:45Z',
			to: '2028-03-01T00:15Z',
			starts: ['02-01T00:00+00:00', '03-01T00:00+00:00'],
		},
	] as const)('$name', ({ interval, zone, from, to, starts }) => {
		expect(startsOf(interval, zone, from, to)).toEqual(starts);
	});

	it('hours cover every moment of every zone, none longer than an hour, and begin the same wherever one asks from', () => {
		const zone = fc.constantFrom(
			'UTC',
			'Asia/Kathmandu',
			'Australia/Lord_Howe',
			'America/New_York',
			'America/St_Johns',
		);
		const near = [at('2026-04-04T15:00Z'), at('2026-10-03T15:30Z'), at('2026-03-08T07:00Z'), at('2026-11-01T06:00Z')];
		const moment = fc
			.tuple(fc.constantFrom(...near), fc.integer({ min: -20, max: 20 }))
			.map(([middle, quarters]) => middle + quarters * 900_000);
		fc.assert(
			fc.property(zone, moment, fc.integer({ min: 1, max: 40 }), (timeZone, fromMs, quarters) => {
				const toMs = fromMs + quarters * 900_000;
				const starts = intervalStarts('hour', timeZone, fromMs, toMs);
				expect(starts[0]).toBeLessThanOrEqual(fromMs);
				for (const [index, start] of starts.entries()) {
					const end = starts[index + 1] ?? toMs;
					expect(end).toBeGreaterThan(start);
					expect(end - start).toBeLessThanOrEqual(hourMs);
				}
				const wide = intervalStarts('hour', timeZone, fromMs - 5 * hourMs, toMs);
				expect(wide.slice(-starts.length)).toEqual(starts);
			}),
		);
	});
});
