import { expect, test } from 'vitest';
import { timesOf } from './span-times.ts';

const head = { startMs: Date.parse('2026-11-18T14:02:11Z'), durationMs: 2_000 };

test('starts after the trace; its stretches of the critical path are summed', () => {
	// (400 − 250) + (1,000 − 650) ms = 500 of 2,000
	const row = { startUs: 250_000, critical: [250_000, 400_000, 650_000, 1_000_000] };
	expect(timesOf(row, head)).toEqual({
		offsetMs: 250,
		startTime: '2026-11-18T14:02:11.250Z',
		criticalMs: 500,
		criticalShare: 0.25,
	});
});

test('off the path, and in a trace that took no time', () => {
	expect(timesOf({ startUs: 0, critical: null }, head)).toMatchObject({ criticalMs: 0, criticalShare: 0 });
	expect(timesOf({ startUs: 0, critical: null }, { ...head, durationMs: 0 }).criticalShare).toBeNull();
});
