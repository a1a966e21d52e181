import { expect, it } from 'vitest';
import { wordsOf } from './words-of.ts';

it.each([
	['Rotate your API key.', ['rotate', 'your', 'api', 'key']],
	['req_7f3-b2', ['req', '7f3', 'b2']],
	['Straße ÜBER', ['straße', 'über']],
	['ＡＢＣ１２', ['abc12']],
	['請求書', ['請求', '求書', '書']],
	['GPTの請求', ['gpt', 'の請', '請求', '求']],
	['สวัสดี', ['สว', 'วั', 'ัส', 'สด', 'ดี', 'ี']],
	['𠮷野', ['𠮷野', '野']],
	['', []],
	['—…!', []],
])('%s → %j', (text, words) => {
	expect(wordsOf(text).map(({ word }) => word)).toEqual(words);
});

it('says where each word stands', () => {
	const text = 'Set “Größe” 請求書 now';
	expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
		'Set',
		'Größe',
		'請求',
		'求書',
		'書',
		'now',
	]);
});

it('cuts what no index entry holds', () => {
	expect(wordsOf('x'.repeat(500))).toEqual([{ word: 'x'.repeat(64), start: 0, end: 500 }]);
});
