import { expect, it } from 'vitest';
import { timesBefore, wentWords } from './change-words.ts';

it.each([
	{ nowMs: 2_870, beforeMs: 1_370, words: '2.1 × the time before' },
	{ nowMs: 14_000, beforeMs: 1_000, words: '14 × the time before' },
	{ nowMs: 40, beforeMs: 1_000, words: '0.04 × the time before' },
	{ nowMs: 1_190, beforeMs: 1_000, words: '' },
	{ nowMs: 1_190, beforeMs: 0, words: '' },
	{ nowMs: 1_190, beforeMs: null, words: '' },
])('$nowMs ms after $beforeMs ms: $words', ({ nowMs, beforeMs, words }) => {
	expect(timesBefore(nowMs, beforeMs)).toBe(words);
});

it('a stage that had not run before is new', () => {
	expect(wentWords(1_260, 207)).toBe('went from 0.21 s to 1.26 s');
	expect(wentWords(1_260, null)).toBe('is new, at 1.26 s');
});
