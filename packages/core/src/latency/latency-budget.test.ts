import { describe, expect, it } from 'vitest';
import { breachMinutes } from './breach-minutes.ts';
import {
	advanceIncident,
	type JudgedMinute,
	lagMinutes,
	minutesOfMostTime,
	minutesOver,
	standingOf,
} from './judge-minutes.ts';
import { allotmentsMs, latencyBudgetInput } from './latency-budget.ts';
import { latencyNotification } from './latency-notification.ts';
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
		const judged = minutesOver(minutes, 500);
		expect(judged.map(({ isBad }) => isBad)).toEqual([false, true, true, true, true, true, null]);
		expect(judged.map(({ against }) => against)).toEqual([0, 2, 0, 0, 0, 0, 0]);
	});

	it('a stage that owns more than half of the time', () => {
		const stage = [slow, slow, slow, slow, slow, slow];
		const judged = minutesOfMostTime(stage, [2_000, 2_000, 2_000, 2_000, 2_000, 99_000]);
		expect(judged).toEqual([
			{ isBad: true, against: 2 },
			{ isBad: false, against: 2 },
		]);
		const nothing = [undefined, undefined, undefined, undefined, undefined];
		expect(minutesOfMostTime(nothing, [0, 0, 0, 0, 0])).toEqual([{ isBad: null, against: 0 }]);
	});

	/** `b` bad with a trace against it, `B` with three, `g` good, `.` no trace. */
	const judgedAs = (text: string): JudgedMinute[] =>
		[...text].map((letter) => ({
			isBad: letter === '.' ? null : letter !== 'g',
			against: { b: 1, B: 3 }[letter] ?? 0,
		}));

	it.each([
		['gggbbb', 'bad'],
		['gggbbg', 'unsure'],
		['bbbggg', 'good'],
		['bbbbbg', 'unsure'],
		['ggg...', 'good'],
		['......', 'good'],
		// one trace is in five windows, and is one trace
		['gg.b..', 'unsure'],
		// few traces: what is between them is as they were, for the three minutes that decide
		['b..b..b', 'bad'],
		['b....b....b', 'unsure'],
		['ggB...', 'bad'],
		['ggB....', 'unsure'],
		['ggB.......', 'good'],
	] as const)('%s are %s after three', (text, standing) => {
		expect(standingOf(judgedAs(text), { forMinutes: 3, lag: 0 })).toBe(standing);
	});

	it('of traces that take long are judged when most are known', () => {
		// the last four minutes know only their quick traces
		expect(standingOf(judgedAs('gbbbgggg'), { forMinutes: 3, lag: 0 })).toBe('good');
		expect(standingOf(judgedAs('gbbbgggg'), { forMinutes: 3, lag: 4 })).toBe('bad');
		expect(lagMinutes([took(100, 8 * 60_000 + 30_000), undefined])).toBe(8);
		expect(lagMinutes([took(100, 200)])).toBe(0);
		expect(lagMinutes([undefined])).toBe(0);
	});

	it.each([
		[false, 'bad', 'opens'],
		[false, 'unsure', null],
		[false, 'good', null],
		[true, 'bad', null],
		[true, 'unsure', null],
		[true, 'good', 'ends'],
	] as const)('open %s, %s: %s', (isOpen, standing, becomes) => {
		expect(advanceIncident(isOpen, standing)).toBe(becomes);
	});

	it('of breach, by whole steps', () => {
		expect(breachMinutes([slow, quick, slow], { targetMs: 500, stepMs: 900_000 })).toBe(30);
	});
});

it('a message leads to the page as it was then', () => {
	const what = { kind: 'over', stage: '', p95Ms: 2_500, limitMs: 2_000, forMinutes: 5 } as const;
	const finding = { incidentId: 'i', what, slug: 'shop', route: 'ask', atMs: Date.parse('2026-11-20T12:00:00Z') };
	expect(latencyNotification({ ...finding, beganMs: null }).path).toBe(
		'/shop/latency?route=ask&from=2026-11-20T10%3A00%3A00.000Z&to=2026-11-20T13%3A00%3A00.000Z',
	);
	const beganMs = Date.parse('2026-11-20T11:00:00Z');
	expect(latencyNotification({ ...finding, beganMs }).path).toContain('from=2026-11-20T09%3A00');
});
