import { expect, it } from 'vitest';
import { defaultInterval, rangeLength, resolveRange, type TimeRange } from './time-range.ts';

const now = new Date('2026-11-18T12:00:00Z');

it('opens a preset towards the future', () => {
	expect(resolveRange({ preset: '1h' }, now)).toEqual({ from: '2026-11-18T11:00:00.000Z', to: null });
});

it('leaves a custom range as it is', () => {
	const custom = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
	expect(resolveRange(custom, now)).toEqual(custom);
	expect(rangeLength(custom)).toBe(86_400_000);
});

it.each<[TimeRange, string]>([
	[{ preset: '15m' }, 'hour'],
	[{ preset: '24h' }, 'hour'],
	[{ preset: '7d' }, 'day'],
	[{ preset: '30d' }, 'day'],
	[{ from: '2026-01-01T00:00:00Z', to: '2026-10-01T00:00:00Z' }, 'month'],
])('%o is drawn by %s', (range, interval) => {
	expect(defaultInterval(range)).toBe(interval);
});
