import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSequences } from './align-sequences.ts';

/** Letters are alike when they are the same; in another case half so. */
const alike = (a: string, b: string): number => (a === b ? 2 : a.toLowerCase() === b.toLowerCase() ? 1 : 0);
const align = (a: string, b: string): string =>
	alignSequences([...a], [...b], alike)
		.map((pair) => `${pair.a ?? '·'}${pair.b ?? '·'}`)
		.join(' ');

test('pairs in order; what only one side has stands where it belongs', () => {
	expect(align('abc', 'abc')).toBe('aa bb cc');
	expect(align('abc', 'axc')).toBe('aa b· ·x cc');
	expect(align('ac', 'abc')).toBe('aa ·b cc');
	expect(align('', 'ab')).toBe('·a ·b');
	expect(align('ab', 'ba')).toBe('·b aa b·');
});

test('the better partner wins, the earlier of equal ones', () => {
	expect(align('A', 'aA')).toBe('·a AA');
	expect(align('a', 'aa')).toBe('aa ·a');
	expect(align('AB', 'bAb')).toBe('·b AA Bb');
});

test('loops that turned more often', () => {
	expect(align('pltlt', 'pltltlt')).toBe('pp ll tt ll tt ·l ·t');
});

test('nothing is lost, and each side keeps its order', () => {
	const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'c'), maxLength: 12 });
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			const pairs = alignSequences([...a], [...b], alike);
			expect(pairs.map((pair) => pair.a ?? '').join('')).toBe(a);
			expect(pairs.map((pair) => pair.b ?? '').join('')).toBe(b);
			for (const pair of pairs)
				if (pair.a !== null && pair.b !== null) expect(alike(pair.a, pair.b)).toBeGreaterThan(0);
		}),
	);
});

test('thousands on either side are paired without a table', () => {
	const a = Array.from({ length: 4_000 }, (_, index) => index);
	const b = a.filter((number) => number % 100 !== 7);
	const pairs = alignSequences(a, b, (x, y) => (x === y ? 1 : 0));
	expect(pairs.filter((pair) => pair.a !== null && pair.a === pair.b)).toHaveLength(b.length);
	expect(pairs).toHaveLength(a.length);
});
