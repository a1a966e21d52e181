import { describe, expect, it, test } from 'vitest';
import type { ScoreDefinition } from '../../scores/score-definition.ts';
import { compareResults, type JudgedResult, judgeResult } from './compare-results.ts';
import type { ResultScore } from './run-result.ts';

const score = (name: string, value: number | boolean | string): ResultScore => ({
	name,
	dataType: typeof value === 'number' ? 'numeric' : typeof value === 'boolean' ? 'boolean' : 'categorical',
	value: typeof value === 'string' ? null : Number(value),
	label: typeof value === 'string' ? value : null,
	comment: null,
});
const result = (scores: Record<string, number | boolean | string>, error: string | null = null): JudgedResult => ({
	scores: Object.entries(scores).map(([name, value]) => score(name, value)),
	error,
});
const own = (name: string, changes: Partial<ScoreDefinition>): ScoreDefinition => ({
	...{ name, direction: 'higher', min: null, max: null, passMark: null, passLabels: [], failLabels: [] },
	origin: 'project',
	...changes,
});
const definitions = new Map([
	['marks', own('marks', { min: 0, max: 10, passMark: 6 })],
	['latency', own('latency', { direction: 'lower', passMark: 5 })],
	['words', own('words', {})],
]);

describe('judgeResult', () => {
	it.each([
		[{ correctness: 0.9 }, 'passed'],
		[{ correctness: 0.4 }, 'failed'],
		[{ correctness: 0.9, toxicity: 0.9 }, 'failed'],
		[{ marks: 6 }, 'passed'],
		// nobody has said what it means, or where it passes
		[{ mystery: 0.1 }, 'unknown'],
		[{ words: 3 }, 'unknown'],
		[{ mystery: 0.1, correctness: true }, 'passed'],
		[{}, 'unknown'],
	])('%j %s', (scores, verdict) => expect(judgeResult(result(scores), definitions)).toBe(verdict));

	test('an error fails, whatever was scored', () =>
		expect(judgeResult(result({ correctness: 1 }, 'timed out'), definitions)).toBe('failed'));
});

describe('compareResults', () => {
	it.each([
		['higher is better', { correctness: 0.25 }, { correctness: 0.75 }, 'better', 0.5],
		['lower is better', { toxicity: 0.25 }, { toxicity: 0.75 }, 'worse', -0.5],
		['by the range that was set', { marks: 8 }, { marks: 3 }, 'worse', -0.5],
		['sums of floats', { correctness: 0.3 }, { correctness: 0.1 + 0.2 }, 'same', 0],
		['one worse outweighs one better', { correctness: 0, marks: 9 }, { correctness: 1, marks: 8 }, 'worse', -0.1],
		['a mark and no range', { latency: 4 }, { latency: 6 }, 'worse', -1],
		['within the mark it still has a direction', { latency: 4 }, { latency: 3 }, 'better', 1],
		['a direction alone', { words: 3 }, { words: 4 }, 'better', 1],
		['labels', { correctness: 'correct' }, { correctness: 'wrong' }, 'worse', -1],
		['nobody has said what it means', { mystery: 1 }, { mystery: 0 }, 'unknown', 0],
		['no score in both', { correctness: 1 }, { marks: 1 }, 'unknown', 0],
	])('%s', (_, before, after, change, by) => {
		const compared = compareResults(result(before), result(after), definitions);
		expect(compared.change).toBe(change);
		expect(compared.by).toBeCloseTo(by);
	});

	it.each([
		[result({ marks: 1 }), result({ marks: 9 }, 'timed out'), 'worse'],
		[result({}, 'timed out'), result({}), 'better'],
		[result({}, 'a'), result({}, 'b'), 'same'],
		[null, result({ marks: 1 }), 'unknown'],
		[result({ marks: 1 }), null, 'unknown'],
	])('errors, and results that only one has', (before, after, change) =>
		expect(compareResults(before, after, definitions).change).toBe(change),
	);
});
