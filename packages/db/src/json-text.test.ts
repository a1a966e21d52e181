import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test.each([
	['plain', { a: 'ä😀"\n' }, { a: 'ä😀"\n' }],
	['NUL in a value and a key', { 'k\0': 'a\0b' }, { 'k\ufffd': 'a\ufffdb' }],
	['lone surrogates', ['\ud83d', 'x\ude00y'], ['\ufffd', 'x\ufffdy']],
	['the text \\u0000 is no NUL', ['\\u0000', '\\\\u0000'], ['\\u0000', '\\\\u0000']],
	['a backslash before a NUL', ['\\\0'], ['\\\ufffd']],
])('%s', (_name, value, stored) => {
	expect(JSON.parse(jsonText(value))).toEqual(stored);
});
