import { expect, test } from 'vitest';
import { matchesPattern } from './match-pattern.ts';

test.each([
	['retrieve', 'retrieve', true],
	['retrieve docs', 'retrieve', false],
	['retrieve docs', 'retrieve*', true],
	['vector.retrieve', '*retrieve', true],
	['a retrieve b', '*retrieve*', true],
	['anything', '*', true],
	['', '*', true],
	['ab', 'a*b', true],
	['aba', 'a*b', false],
	['a', 'a*a', false], // the same letter cannot be both ends
	['aXbYc', 'a*b*c', true],
	['acb', 'a*b*c', false],
	['a.c', 'a.c', true],
	['abc', 'a.c', false], // a dot is a dot
	['Retrieve', 'retrieve', false],
	[`${'a'.repeat(1_000)}b`, `${'*a'.repeat(90)}*c`, false], // would never end as a regular expression
])('%s by %s: %s', (text, pattern, fits) => {
	expect(matchesPattern(text, pattern)).toBe(fits);
});
