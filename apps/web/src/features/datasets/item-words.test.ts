import { expect, test } from 'vitest';
import { chatMessages, questionWords, typedLabels, typedValue, valueWords } from './item-words.ts';

const conversation = [
	{ role: 'system', content: 'Be kind.' },
	{ role: 'user', content: 'Why?' },
	{ role: 'assistant', content: 'Hm.' },
];

test.each([
	['Why?', 'Why?'],
	[conversation, 'Why?'],
	[[{ role: 'system', content: 'Be kind.' }], 'Be kind.'],
	[{ q: 1 }, '{\n  "q": 1\n}'],
	[[], '[]'],
])('%j asks %s', (input, words) => expect(questionWords(input)).toBe(words));

test('a list is a conversation when each of it is a message', () => {
	expect(chatMessages(conversation)).toHaveLength(3);
	expect(chatMessages([...conversation, 'x'])).toBeNull();
	expect(chatMessages('Why?')).toBeNull();
});

test.each([
	['  ', 'x', null],
	['{"a":1}', 'x', '{"a":1}'],
	['{"a":1}', null, '{"a":1}'],
	['{"a":1}', { a: 0 }, { a: 1 }],
	['{"a":', { a: 0 }, '{"a":'],
])('typed %j over %j is %j', (text, before, value) => expect(typedValue(text, before)).toEqual(value));

test('words of values and labels', () => {
	expect([valueWords(null), valueWords('a'), valueWords(1)]).toEqual(['', 'a', '1']);
	expect(typedLabels(' refund, billing,, refund ')).toEqual(['refund', 'billing']);
});
