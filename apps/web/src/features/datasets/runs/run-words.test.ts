import { expect, test } from 'vitest';
import { commonScores, meanWords, rateWords, resultWords } from './run-words.ts';
import type { RunScore } from './use-runs.ts';

const score = (changes: Partial<RunScore>): RunScore => ({
	...{ name: 's', direction: 'higher', passMark: 0.5, results: 40, judged: 40, passed: 30, passRate: 0.75 },
	...{ tooFew: false, mean: 0.7 },
	...changes,
});

test.each([
	[{}, '75 %', '30 of 40'],
	[{ judged: 14, passed: 12, passRate: 12 / 14, tooFew: true }, '12 of 14', 'Too few'],
	[{ judged: 0, passed: 0, passRate: null, direction: 'none' as const }, '–', 'Nobody has said'],
	[{ judged: 0, passed: 0, passRate: null }, '–', 'no pass mark'],
])('%j passes %s', (changes, words, note) => {
	expect(rateWords(score(changes)).words).toBe(words);
	expect(rateWords(score(changes)).note).toContain(note);
});

test.each([
	[{ results: 40, items: 40, errors: 0 }, '40'],
	[{ results: 38, items: 40, errors: 2 }, '38 of 40, 2 failed to answer'],
])('%j', (run, words) => expect(resultWords(run)).toBe(words));

test('the scores that most results have stand first', () => {
	const runs = [
		{ scores: [score({ name: 'b', results: 3 }), score({ name: 'a', results: 2 })] },
		{ scores: [score({ name: 'a', results: 2 }), score({ name: 'c', results: 1 })] },
	];
	expect(commonScores(runs, 2)).toEqual(['a', 'b']);
	expect([meanWords(null), meanWords(1 / 3)]).toEqual(['–', '0.333']);
});
