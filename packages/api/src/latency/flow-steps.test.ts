import { expect, it } from 'vitest';
import { flowSteps } from './flow-steps.ts';

const minuteMs = 60_000;
const starts = [0, 15, 30].map((minutes) => new Date(minutes * minuteMs));
const sum = (minutes: number, samples: number, totalMs: number, key = 'ask') => ({
	route: '',
	key,
	bucket: new Date(minutes * minuteMs),
	samples,
	errors: 0,
	totalMs,
});
const stepsAt = (nowMinutes: number, fromMinutes = 0) =>
	flowSteps(starts, { fromMs: fromMinutes * minuteMs, toMs: 45 * minuteMs, nowMs: nowMinutes * minuteMs }, [
		sum(0, 30, 60_000),
		sum(0, 15, 30_000, 'agent'),
		sum(30, 10, 20_000),
	]).map(({ atMs, passedMs, count, busyMs }) => [atMs / minuteMs, passedMs / minuteMs, count, busyMs]);

it('the running step is as long as has passed of it; a step in which nothing began is one all the same', () => {
	expect(stepsAt(35)).toEqual([
		[0, 15, 45, 90_000],
		[15, 15, 0, 0],
		[30, 5, 10, 20_000],
	]);
});

it('a step that has just begun, or lies ahead, is left out', () => {
	expect(stepsAt(30.5).map(([at]) => at)).toEqual([0, 15]);
	expect(stepsAt(20).map(([at]) => at)).toEqual([0, 15]);
});

it('the first step counts from where the range begins', () => {
	expect(stepsAt(60, 5)[0]).toEqual([0, 10, 45, 90_000]);
});
