import { describe, expect, it } from 'vitest';
import { breachMinutes } from './breach-minutes.ts';
import { advanceIncident, minutesOfMostTime, minutesOver } from './judge-minutes.ts';
import { allotmentsMs, latencyBudgetInput } from './latency-budget.ts';
import { logBucket } from './log-bucket.ts';
import { suggestBudget } from './suggest-budget.ts';

const took = (...durations: number[]) => {
	const histogram = new Map<number, number>();
	for (const ms of durations) histogram.set(logBucket(ms), (histogram.get(logBucket(ms)) ?? 0) + 1);
	return { histogram, criticalMs: durations.reduce((sum, ms) => sum + ms, 0) };
};

it('allotments in ms and in percent of the target', () => {
	const allotments = [
		{ stage: 'retrieval', ms: 300 },
		{ stage: 'llm', percent: 70 },
	];
	expect(allotmentsMs({ targetMs: 2_000, allotments })).toEqual([
		{ stage: 'retrieval', ms: 300 },
		{ stage: 'llm', ms: 1_400 }, // 70 % of 2,000
	]);
	const twice = { route: 'ask', targetMs: 1, allotments: [...allotments, { stage: 'llm', ms: 1 }], forMinutes: 5 };
	expect(latencyBudgetInput.safeParse(twice).success).toBe(false);
});

it('is suggested with a tenth of room, for stages that are on the path', () => {
	const stages = [
		{ stage: 'llm', p95Ms: 1_412, share: 0.8 },
		{ stage: 'retrieval', p95Ms: 87, share: 0.1 },
		{ stage: 'guardrail', p95Ms: 300, share: 0.001 },
		{ stage: 'other', p95Ms: 1_900, share: 0.1 },
	];
	expect(suggestBudget({ route: 'ask', p95Ms: 1_703, stages })).toEqual({
		route: 'ask',
		targetMs: 1_900, // 1,873.3
		allotments: [
			{ stage: 'llm', ms: 1_600 }, // 1,553.2
			{ stage: 'retrieval', ms: 96 }, // 95.7
		],
		forMinutes: 10,
		channelIds: null,
	});
});

describe('minutes', () => {
	const slow = took(900, 950);
	const quick = took(100, 110);
	it('are judged with the four before them', () => {
		const minutes = [quick, quick, quick, quick, quick, slow, undefined, undefined, undefined, undefined, undefined];
		// the slow pair is in the windows that end with its own minute and the four after it; then nothing is known
		expect(minutesOver(minutes, 500)).toEqual([false, true, true, true, true, true, false]);
	});

	it('a stage that owns more than half of the time', () => {
		const stage = [slow, slow, slow, slow, slow, slow];
		expect(minutesOfMostTime(stage, [2_000, 2_000, 2_000, 2_000, 2_000, 99_000])).toEqual([true, false]);
		expect(minutesOfMostTime([undefined, undefined, undefined, undefined, undefined], [0, 0, 0, 0, 0])).toEqual([
			false,
		]);
	});

	it.each([
		[false, [true, true, true], 'opens'],
		[false, [true, false, true], null],
		[true, [false, true, false], null],
		[true, [false, false, false], 'ends'],
		[false, [], null],
	] as const)('open %s, bad %j: %s', (isOpen, bad, becomes) => {
		expect(advanceIncident(isOpen, bad)).toBe(becomes);
	});

	it('of breach, by whole steps', () => {
		expect(breachMinutes([slow, quick, slow], { targetMs: 500, stepMs: 900_000 })).toBe(30);
	});
});
