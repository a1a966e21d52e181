import { describe, expect, it } from 'vitest';
import { checkResults, mostResults } from './check-results.ts';

const item = '0af76519-16cd-43dd-8448-eb211c80319c';
const other = '1af76519-16cd-43dd-8448-eb211c80319c';
const check = (sent: object) => checkResults([{ item, ...sent }]);
const refusal = (sent: object) => check(sent).rejected.map(({ field, error }) => [field, error]);

describe('checkResults', () => {
	it('reads one result and fills what was left out', () => {
		expect(checkResults({ item })).toEqual({
			accepted: [
				{
					index: 0,
					result: {
						...{ itemId: item, output: null, error: null, scores: [] },
						...{ traceId: null, costUsd: null, durationMs: null },
					},
				},
			],
			rejected: [],
		});
	});

	it('takes every kind of score, bare or with a comment', () => {
		const scores = { a: 0.5, b: true, c: 'good', d: { value: false, comment: 'No.' } };
		expect(check({ scores }).accepted[0]?.result.scores).toEqual([
			{ name: 'a', dataType: 'numeric', value: 0.5, label: null, comment: null },
			{ name: 'b', dataType: 'boolean', value: 1, label: null, comment: null },
			{ name: 'c', dataType: 'categorical', value: null, label: 'good', comment: null },
			{ name: 'd', dataType: 'boolean', value: 0, label: null, comment: 'No.' },
		]);
	});

	it('keeps what was answered as it was, `__proto__` too, and money to the last digit', () => {
		const output = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
		const { accepted } = check({ output, traceId: 'A'.repeat(32), costUsd: 1e-7, durationMs: 12.5 });
		expect(JSON.stringify(accepted[0]?.result.output)).toBe('{"__proto__":{"a":1},"constructor":2}');
		expect(accepted[0]?.result).toMatchObject({ traceId: 'a'.repeat(32), costUsd: '0.0000001', durationMs: 12.5 });
	});

	it.each([
		[{ item: 'x' }, 'item', 'item: expected the id of an item as the export gives it, not "x"'],
		[{ score: 1 }, null, 'Unrecognized key: "score"'],
		[
			{ scores: { a: null } },
			'scores.a',
			'scores.a: expected a number, true, false or a text of at most 1000 characters, not null',
		],
		[{ scores: { a: { value: 1, note: 'x' } } }, 'scores.a', 'scores.a: Unrecognized key: "note"'],
		[{ traceId: 'abc' }, 'traceId', 'traceId: expected 32 hex digits, not "abc"'],
		[{ costUsd: -1 }, 'costUsd', 'costUsd: expected USD as a decimal, 0 or more, not "-1"'],
		[{ costUsd: 'much' }, 'costUsd', 'costUsd: expected USD as a decimal, 0 or more, not "much"'],
		[{ durationMs: -2 }, 'durationMs', 'durationMs: expected 0 or more, not -2'],
		[{ durationMs: '1' }, 'durationMs', 'durationMs: expected milliseconds, not "1"'],
		[{ error: 'x'.repeat(10_001) }, 'error', 'error: 10001 characters; at most 10000'],
		[{ output: 'x'.repeat(262_144) }, 'output', 'output: 262146 characters as JSON; at most 262144'],
		[
			{ scores: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`s${index}`, 1])) },
			'scores',
			'scores: 51 scores; at most 50',
		],
	])('%j names what is wrong', (sent, field, error) => expect(refusal(sent)).toEqual([[field, error]]));

	it('refuses depths that would exhaust a stack', () => {
		const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
		expect(refusal({ output: deep(64) })).toEqual([]);
		expect(refusal({ output: deep(5_000) })).toEqual([['output', 'output: nested deeper than 64 levels']]);
	});

	it('one bad result costs no other; an item is told once', () => {
		const { accepted, rejected } = checkResults([{ item }, 'x', { item: other }, { item }]);
		expect(accepted.map(({ index }) => index)).toEqual([0, 2]);
		expect(rejected).toMatchObject([
			{ index: 1, field: null },
			{ index: 3, field: 'item', error: `item: ${item} is given at 0 already; one result an item` },
		]);
	});

	it('is no body: neither text nor too many', () => {
		expect(() => checkResults('x')).toThrow('neither a result nor an array');
		expect(() => checkResults(null)).toThrow('neither a result nor an array');
		expect(() => checkResults(Array.from({ length: mostResults + 1 }, () => ({})))).toThrow('1001 results');
	});
});
