import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseItems, type ReviewCandidate, type ReviewReason } from './choose-items.ts';
import { type FailureFacts, failureGroup } from './failure-group.ts';
import { findSurprises } from './find-surprises.ts';
import { judgeFixes } from './judge-fixes.ts';
import { normaliseMessage } from './normalise-message.ts';
import { lastTurn, nextTurn } from './review-turn.ts';
import { reviewWindow } from './review-window.ts';
import { stableHash } from './stable-hash.ts';
import { wilsonInterval } from './wilson-interval.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('a week turns', () => {
	const berlin = { weekday: 7, hour: 2, timeZone: 'Europe/Berlin' };
	it.each([
		// clocks skip 2:00 on this Sunday: three o'clock summer time
		['2026-03-29T12:00:00Z', '2026-03-29T01:00:00.000Z', '2026-03-23'],
		// clocks repeat 2:00: the first of the two
		['2026-10-25T12:00:00Z', '2026-10-25T00:00:00.000Z', '2026-10-19'],
		// an hour before it turns it is the week before
		['2026-11-15T00:59:59Z', '2026-11-08T01:00:00.000Z', '2026-11-02'],
	])('at %s: last at %s, the week of %s', (now, at, week) => {
		const turn = lastTurn(berlin, Date.parse(now));
		expect([iso(turn.atMs), turn.week]).toEqual([at, week]);
	});

	it('goes on from one turn to the next, whatever day and zone', () => {
		const schedule = fc.record({
			weekday: fc.integer({ min: 1, max: 7 }),
			hour: fc.integer({ min: 0, max: 23 }),
			timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
		});
		const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
		fc.assert(
			fc.property(schedule, moment, (schedule, now) => {
				const [last, next] = [lastTurn(schedule, now), nextTurn(schedule, now)];
				expect(last.atMs).toBeLessThanOrEqual(now);
				expect(next.atMs).toBeGreaterThan(now);
				expect(next.fromMs).toBe(last.atMs);
				expect(lastTurn(schedule, next.atMs)).toEqual(next);
				expect(Date.parse(next.week) - Date.parse(last.week)).toBe(7 * 86_400_000);
			}),
		);
	});

	it('reads on from where the last review ended', () => {
		const end = Date.parse('2026-11-16T08:00:00Z');
		const day = 86_400_000;
		expect(reviewWindow(end, null)).toEqual({ fromMs: end - 7 * day, toMs: end });
		expect(reviewWindow(end, end - 10 * day)).toEqual({ fromMs: end - 10 * day, toMs: end });
		expect(reviewWindow(end, end - 60 * day)).toEqual({ fromMs: end - 7 * day, toMs: end });
		expect(reviewWindow(end, end + day)).toEqual({ fromMs: end, toMs: end });
	});
});

describe('failures are grouped', () => {
	it.each([
		['order 4711 not found', 'order 9 not found'],
		['timeout after 30.5s at https://a.example/x?id=1', 'timeout after 2s at https://b.example/y'],
		['no file "/srv/a/b.txt"', 'no file "/opt/c"'],
		['request 6f1c2d9e-8a77-4b3e-9d11-2b6a1c0f4e55 failed', 'request 00000000-0000-4000-8000-000000000000 failed'],
		['cannot open /var/lib/x/7.db\n  at line 3', 'cannot open /tmp/y/z/8.db'],
		['user ord_8k2j1 is gone', 'user ord_99zz7 is gone'],
	])('%s = %s', (one, other) => {
		expect(normaliseMessage(one)).toBe(normaliseMessage(other));
	});
	it('keeps what tells two failures apart', () => {
		expect(normaliseMessage("the customer's order is locked")).not.toBe(
			normaliseMessage("the customer's card is locked"),
		);
	});

	const facts: FailureFacts = {
		...{ signals: [], route: 'POST /chat', spans: [], failedScores: [], complained: false, surprises: [] },
	};
	it.each<[string, Partial<FailureFacts>]>([
		['tool-failed', { signals: ['apology', 'tool-failed'], complained: true }],
		['error', { spans: [{ signals: [], tool: '', isError: true, message: 'gone' }] }],
		['score:helpfulness', { failedScores: ['relevance', 'helpfulness'], complained: true }],
		['complaint', { signals: ['apology'], complained: true }],
		['apology', { signals: ['apology'], surprises: ['cost'] }],
		['unusual:cost', { surprises: ['cost', 'duration'] }],
		['none', { signals: ['has-code', 'validation-passed'] }],
	])('as %s', (signal, more) => {
		expect(failureGroup({ ...facts, ...more }).signal).toBe(signal);
	});
	it('under an id that is the same in every week and release', () => {
		expect(stableHash('')).toBe(stableHash(''));
		const spans = [{ signals: ['tool-failed'], tool: 'lookup', isError: true, message: 'order 12 is gone' }];
		const one = failureGroup({ ...facts, signals: ['tool-failed'], spans });
		const other = failureGroup({
			...facts,
			signals: ['tool-failed', 'apology'],
			spans: [{ ...(spans[0] as (typeof spans)[number]), message: 'order 99 is gone' }],
		});
		expect(other.id).toBe(one.id);
		expect(one).toMatchObject({ tool: 'lookup', message: 'order <n> is gone' });
	});
});

const candidate = (name: string, tenant: string, group: string, reasons: ReviewReason[]): ReviewCandidate => ({
	...{ traceId: name, hash: stableHash(name), tenant, hasModel: true, isInWindow: true, reasons },
	group: { id: group, signal: group, route: '', tool: '', message: '' },
});
const bad: ReviewReason[] = [{ kind: 'signal', name: 'truncated' }];
const some = (count: number, of: (index: number) => ReviewCandidate) =>
	Array.from({ length: count }, (_, index) => of(index));

describe('a review is chosen', () => {
	it('holds at most three of a tenant and group, a fifth control, complaints first', () => {
		const traces = [
			...some(200, (at) => candidate(`fine${at}`, 'a', 'none', [])),
			...some(50, (at) => candidate(`cut${at}`, `t${at % 4}`, 'cut', bad)),
			candidate('angry', 'a', 'complaint', [{ kind: 'complaint', comment: 'wrong price' }]),
		];
		const chosen = chooseItems(traces, 25);
		expect(chosen.filter(({ picked }) => picked === 'control')).toHaveLength(5);
		const worst = chosen.filter(({ picked }) => picked === 'worst');
		const angry = chosen.findIndex(({ traceId }) => traceId === 'angry');
		expect(angry === 0 || chosen[angry]?.picked === 'control').toBe(true);
		for (const tenant of ['t0', 't1', 't2', 't3'])
			expect(worst.filter((item) => item.tenant === tenant).length).toBeLessThanOrEqual(3);
	});

	it('counts the control among the three of a tenant and group', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
				const traces = some(60, (at) => candidate(`s${seed}-${at}`, `t${at % 2}`, 'cut', bad));
				const chosen = chooseItems(traces, 25);
				for (const tenant of ['t0', 't1']) {
					const own = chosen.filter((item) => item.tenant === tenant);
					const control = own.filter(({ picked }) => picked === 'control').length;
					expect(own.length).toBe(Math.max(3, control));
				}
			}),
		);
	});

	it('draws no control from traces that only a score of this week brought here', () => {
		const traces = some(40, (at) => ({ ...candidate(`old${at}`, 'a', 'complaint', bad), isInWindow: at >= 30 }));
		const control = chooseItems(traces, 25).filter(({ picked }) => picked === 'control');
		expect(control).toHaveLength(5);
		expect(control.every(({ isInWindow }) => isInWindow)).toBe(true);
	});

	it('is the same in whatever order traces are read', () => {
		const traces = some(120, (at) => candidate(`trace${at}`, `t${at % 5}`, `g${at % 7}`, at % 2 === 0 ? bad : []));
		const expected = chooseItems(traces, 25).map(({ traceId }) => traceId);
		fc.assert(
			fc.property(fc.shuffledSubarray(traces, { minLength: traces.length }), (shuffled) => {
				expect(chooseItems(shuffled, 25).map(({ traceId }) => traceId)).toEqual(expected);
			}),
			{ numRuns: 25 },
		);
	});

	it('draws its control fairly: failing traces come as often as they are', () => {
		let [failing, all] = [0, 0];
		for (let week = 0; week < 400; week++) {
			const traces = some(100, (at) => candidate(`w${week}-${at}`, `t${at % 5}`, `g${at % 3}`, at < 30 ? bad : []));
			const control = chooseItems(traces, 25).filter(({ picked }) => picked === 'control');
			failing += control.filter(({ reasons }) => reasons.length > 0).length;
			all += control.length;
		}
		// 30 of 100 fail; 2,000 draws: 0.3 ± 0.04 is four deviations
		expect(all).toBe(2_000);
		expect(Math.abs(failing / all - 0.3)).toBeLessThan(0.04);
	});
});

it('finds what costs far more than its route', () => {
	const traces = some(40, () => candidate('', '', '', [])).map((_, at) => ({
		...{ traceId: `t${at}`, route: 'chat', durationMs: 900 + at * 10, answerLength: null },
		costUsd: at === 7 ? 0.9 : 0.01 + at / 10_000,
	}));
	expect([...findSurprises(traces)].map(([id, found]) => [id, found[0]?.what])).toEqual([['t7', 'cost']]);
});

it('says a share with its interval, and when it is of too few', () => {
	// Wilson for 3 of 30 at 95 %: 0.0346 to 0.2562
	expect(wilsonInterval(3, 30)).toMatchObject({
		low: expect.closeTo(0.0346, 3),
		high: expect.closeTo(0.2562, 3),
		tooFew: false,
	});
	expect(wilsonInterval(0, 5)).toMatchObject({ low: 0, tooFew: true });
	expect(wilsonInterval(0, 0)).toBeNull();
});

it('tells whether a fix held', () => {
	const fixed = ['a', 'b'].map((groupId) => ({ groupId, week: '2026-11-09', before: 9 }));
	const states = (counts: Map<string, number>, traces: number) =>
		judgeFixes(fixed, { counts, traces }).map(({ state }) => state);
	expect(states(new Map([['a', 2]]), 50)).toEqual(['came-back', 'held']);
	expect(states(new Map(), 0)).toEqual(['unknown', 'unknown']);
});
