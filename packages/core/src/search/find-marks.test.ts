import { expect, it } from 'vitest';
import { snippetOf } from './find-marks.ts';
import { parseSearch } from './search-query.ts';

const marked = (text: string, typed: string) => {
	const query = parseSearch(typed);
	const snippet = query === null ? null : snippetOf(text, query);
	return snippet?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('') ?? null;
};

it.each([
	['To rotate a key, open Settings.', 'rotate', 'To [rotate] a key, open Settings.'],
	['To rotate a key, open Settings.', '"a key" settings', 'To rotate [a key], open [Settings].'],
	['keyring and key', 'key', 'keyring and [key]'],
	['keyring and key', 'key*', '[keyring] and [key]'],
	['発行した請求書です', '請求書', '発行した[請求書]です'],
	['two\n\nlines  here', 'lines', 'two [lines] here'],
	['nothing', 'something', null],
])('%s / %s', (text, typed, expected) => {
	expect(marked(text, typed)).toBe(expected);
});

it('stays around the first hit of a long text', () => {
	const snippet = marked(`${'before '.repeat(40)}needle ${'after '.repeat(200)}`, 'needle') ?? '';
	expect(snippet).toMatch(/^…(before )+\[needle\] (after )+/);
	expect(snippet.endsWith('…')).toBe(true);
	expect(snippet.length).toBeLessThan(260);
});
