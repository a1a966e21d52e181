import { expect, it } from 'vitest';
import { holdsWords } from './holds-words.ts';
import { parseSearch } from './search-query.ts';

const texts = ['Put the kettle on.', 'It boils.'];

it.each([
	['kettle', true],
	['kettle boils', true],
	['"kettle boils"', false],
	['kett', false],
	['kett*', true],
	['kettle -boils', false],
	['teapot', false],
])('%s: %s', (typed, expected) => {
	const query = parseSearch(typed);
	expect(query !== null && holdsWords(texts, query)).toBe(expected);
});
