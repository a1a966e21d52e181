import { describe, expect, test } from 'vitest';
import type { Message, RetrievedDocument, SpanContent } from '../conventions/content.ts';
import type { SpanType } from '../spans/span.ts';
import { contentKey } from './content-key.ts';
import { itemOfSpan, itemOfTrace, type ToldSpan } from './item-of-trace.ts';

const say = (role: string, text: string): Message => ({ role, parts: [{ kind: 'text', text }] });
const document = (id: string, content: string | null): RetrievedDocument => ({
	...{ id, content, score: 0.5, metadata: null },
});

let starts = 0n;
function told(type: SpanType, content: Partial<SpanContent> | null, parentSpanId: string | null = 'root'): ToldSpan {
	starts += 1n;
	const span = { spanId: `s${starts}`, parentSpanId, type, startTimeNs: starts, endTimeNs: starts };
	const nothing = { input: null, output: null, documents: [], systemInstructions: null };
	return { span, content: content === null ? null : { ...nothing, ...content } };
}
const root = (content: Partial<SpanContent> | null) => {
	const made = told('workflow', content, null);
	return { ...made, span: { ...made.span, spanId: 'root' } };
};

describe('itemOfTrace', () => {
	test('the root, where it told what was asked and answered', () => {
		const spans = [
			root({ input: 'Why?', output: 'Because.' }),
			told('llm', { input: [say('user', 'Q')], output: [say('assistant', 'A')] }),
		];
		expect(itemOfTrace(spans)).toEqual({ input: 'Why?', output: 'Because.', context: [] });
	});

	test('else the last call that answered, as a conversation', () => {
		const spans = [
			root(null),
			told('llm', { input: [say('user', 'first')], output: [say('assistant', 'one')] }),
			told('llm', {
				systemInstructions: [{ kind: 'text', text: 'Be kind.' }],
				input: [say('user', 'Why?')],
				output: [say('assistant', 'Because.')],
			}),
			told('llm', { input: [say('user', 'failed')] }),
		];
		expect(itemOfTrace(spans)).toEqual({
			input: [
				{ role: 'system', content: 'Be kind.' },
				{ role: 'user', content: 'Why?' },
			],
			output: 'Because.',
			context: [],
		});
	});

	test('a question without any answer is still a test case', () =>
		expect(itemOfTrace([root({ input: 'Why?' })])).toMatchObject({ input: 'Why?', output: null }));

	test.each([
		['nothing was sent', [root(null), told('llm', null)]],
		['only an answer was', [root({ output: 'Because.' })]],
		['the question is blank', [root({ input: ' ', output: 'Because.' })]],
		['there are no spans', []],
	])('%s: null', (_, spans) => expect(itemOfTrace(spans)).toBeNull());

	test('documents: the reranker has the last word; each once, and only with words', () => {
		const question = root({ input: 'Why?', output: 'Because.' });
		const found = told('retrieval', { documents: [document('a', 'A'), document('b', 'B'), document('c', null)] });
		const more = told('retrieval', { documents: [document('a', 'A')] });
		expect(itemOfTrace([question, found, more])?.context).toEqual([
			{ id: 'a', content: 'A' },
			{ id: 'b', content: 'B' },
		]);
		const ranked = told('rerank', { documents: [document('b', 'B')] });
		expect(itemOfTrace([question, found, ranked])?.context).toEqual([{ id: 'b', content: 'B' }]);
	});
});

test('tool calls and their results in the words of OpenAI’s chat', () => {
	const call: Message = {
		role: 'assistant',
		parts: [
			{ kind: 'reasoning', text: 'hm' },
			{ kind: 'toolCall', id: 'c1', name: 'look', arguments: { at: 'x' } },
		],
	};
	const result: Message = { role: 'tool', parts: [{ kind: 'toolResult', id: 'c1', name: 'look', result: { is: 1 } }] };
	const image: Message = {
		role: 'user',
		parts: [
			{ kind: 'text', text: 'See' },
			{ kind: 'media', modality: 'image', mimeType: null, url: null },
		],
	};
	expect(itemOfSpan(told('llm', { input: [image, call, result], output: [call] }))).toEqual({
		input: [
			{ role: 'user', content: 'See\n[image]' },
			{
				role: 'assistant',
				content: '',
				tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":"x"}' } }],
			},
			{ role: 'tool', content: '{"is":1}', tool_call_id: 'c1' },
		],
		output: [expect.objectContaining({ role: 'assistant', tool_calls: expect.anything() })],
		context: [],
	});
});

describe('contentKey', () => {
	const key = (input: Parameters<typeof contentKey>[0]['input'], ...documents: string[]) =>
		contentKey({ input, context: documents.map((content) => ({ id: null, content })) });

	test.each([
		['the order of keys', key({ a: 1, b: [2] }), key({ b: [2], a: 1 })],
		['blank ends', key(' Why? '), key('Why?')],
		['how an accent is written', key('caf\u00e9'), key('cafe\u0301')],
		['the order of documents', key('q', 'a', 'b'), key('q', 'b', 'a')],
	])('%s does not matter', (_, a, b) => expect(a).toBe(b));

	test.each([
		['another question', key('a'), key('b')],
		['another document', key('a', 'x'), key('a', 'y')],
		['text and number', key('1'), key(1)],
		['a list and its only member', key(['a']), key('a')],
		['the order of messages', key(['a', 'b']), key(['b', 'a'])],
	])('%s does', (_, a, b) => expect(a).not.toBe(b));
});
