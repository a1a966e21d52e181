import { describe, expect, it } from 'vitest';
import {
	answerLength,
	bestScore,
	driftOf,
	driftOfMean,
	finishRate,
	shareOf,
	signalRate,
	successRate,
	toolSuccess,
} from './quality-rates.ts';
import { summariseScores } from './summarise-scores.ts';

describe('a rate is unknown where nobody could know, never 0 %', () => {
	it.each([
		['refusals without content', signalRate({ traces: 10 }, 'refusal'), null],
		['refusals with content of half', signalRate({ traces: 10, known_answer: 5 }, 'refusal'), 0],
		['one refusal', signalRate({ traces: 10, known_answer: 5, signal_refusal: 1 }, 'refusal'), 0.2],
		['retries of calls', signalRate({ traces: 10, known_call: 10, signal_retry: 2 }, 'retry'), 0.2],
		['nobody tells of humans', signalRate({ traces: 10 }, 'escalated'), null],
		// once one is told, the silent had none
		['one escalation', signalRate({ traces: 10, known_escalation: 1, signal_escalated: 1 }, 'escalated'), 0.1],
		['told that there was none', signalRate({ traces: 10, known_escalation: 4 }, 'escalated'), 0],
		['success of nothing judged', successRate({ traces: 10 }), null],
		['6 successes, 2 failures, 2 unknown', successRate({ traces: 10, successes: 6, failures: 2 }), 0.75],
		['no tool', toolSuccess({ traces: 10 }), null],
		['one of four tools failed', toolSuccess({ tool_calls: 4, tool_failures: 1 }), 0.75],
	] as const)('%s', (_, rate, share) => {
		expect(shareOf(rate)).toBe(share);
	});

	it('means of nothing are unknown', () => {
		expect([answerLength({ traces: 3 }), bestScore({})]).toEqual([null, null]);
		expect([
			answerLength({ answers: 4, answer_chars: 100 }),
			bestScore({ best_scores: 2, best_score_micro: 1_500_000 }),
		]).toEqual([25, 0.75]);
	});
});

describe('drift', () => {
	it.each([
		['29 now', { part: 0, known: 29 }, { part: 500, known: 1000 }, 'too-few'],
		['29 before', { part: 0, known: 300 }, { part: 29, known: 29 }, 'too-few'],
		['half to all', { part: 100, known: 100 }, { part: 500, known: 1000 }, 'moved'],
		// 12 % of 100 against 10 %: 0.6 standard errors
		['chance', { part: 12, known: 100 }, { part: 100, known: 1000 }, 'steady'],
		// 1.5 points are many errors of a million, and nothing to act on
		['certain but small', { part: 115_000, known: 1e6 }, { part: 100_000, known: 1e6 }, 'steady'],
		['none before', { part: 30, known: 100 }, { part: 0, known: 1000 }, 'moved'],
		['the same', { part: 0, known: 100 }, { part: 0, known: 100 }, 'steady'],
	] as const)('%s', (_, now, before, drift) => {
		expect(driftOf(now, before)).toBe(drift);
		expect(driftOf(before, now)).toBe(drift);
	});

	it.each([
		[130, 100, 'moved'],
		[110, 100, 'steady'],
		[null, 100, 'too-few'],
	] as const)('a mean of %s after one of %s', (now, before, drift) => {
		expect(driftOfMean(now, before, [50, 50])).toBe(drift);
		expect(driftOfMean(130, 100, [29, 50])).toBe('too-few');
	});
});

it('scores are summed by name and judged by what the names mean now', () => {
	const marks = [
		{ name: 'stars', source: 'user', dataType: 'numeric', value: '5', count: 3 },
		{ name: 'stars', source: 'human', dataType: 'numeric', value: '1', count: 1 },
		{ name: 'hallucination', source: 'judge', dataType: 'numeric', value: '0.9', count: 2 },
		{ name: 'tone', source: 'api', dataType: 'categorical', value: 'dry', count: 9 },
	] as const;
	const stars = {
		name: 'stars',
		direction: 'higher',
		min: 1,
		max: 5,
		passMark: 4,
		passLabels: [],
		failLabels: [],
		origin: 'project',
	} as const;
	const [tone, byStars, made] = summariseScores(marks, new Map([['stars', stars]]));
	expect(tone).toMatchObject({ name: 'tone', direction: 'none', count: 9, mean: null, passed: 0, failed: 0 });
	expect(byStars).toMatchObject({
		name: 'stars',
		count: 4,
		mean: 4,
		passed: 3,
		failed: 1,
		sources: { user: 3, human: 1 },
	});
	expect(made).toMatchObject({ name: 'hallucination', passed: 0, failed: 2 });
	// nobody has said what stars mean: charted, not judged
	expect(summariseScores(marks, new Map()).find(({ name }) => name === 'stars')).toMatchObject({
		mean: 4,
		passed: 0,
		failed: 0,
	});
});

it('reckons finish reasons of the calls that told one', () => {
	// 6 + 2 + 2 told, 5 did not
	const sums = { finish_stop: 6, finish_length: 2, finish_error: 2, finish_untold: 5 };
	expect(finishRate(sums, 'length')).toEqual({ part: 2, known: 10 });
	expect(finishRate(sums, 'untold')).toEqual({ part: 5, known: 15 });
	expect(finishRate({}, 'stop')).toEqual({ part: 0, known: 0 });
});
