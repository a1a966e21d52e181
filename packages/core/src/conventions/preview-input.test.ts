import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

const preview = (attributes: { readonly [key: string]: AttributeValue }) =>
	normaliseSpan(sampleRawSpan({ 'gen_ai.operation.name': 'chat', ...attributes })).inputPreview;
const messages = (value: unknown, space?: number) =>
	preview({ 'gen_ai.input.messages': JSON.stringify(value, null, space) });

test('the last user message that says something', () => {
	const conversation = [
		{ role: 'user', content: 'first' },
		{ role: 'assistant', content: 'answer with "role":"user" in it' },
		{ role: 'user', content: [{ type: 'text', text: 'second' }] },
		{ role: 'assistant', content: null, tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{}' } }] },
		{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c', content: 'ok' }] },
	];
	expect(messages(conversation)).toBe('second');
	expect(messages(conversation, 2)).toBe('second');
});

test('without a user: the last message that says something', () => {
	expect(messages([{ role: 'system', content: 'be kind' }])).toBe('be kind');
});

test.each([
	['text', 'Why?', 'Why?'],
	['a quoted string', '"Why?"', 'Why?'],
	['a list of texts', '["a","b"]', 'a b'],
	['the only text of an object', '{"q":"Why?"}', 'Why?'],
	['an object', '{"q":"Why?","n":1}', '{"q":"Why?","n":1}'],
	['the role after the content', '[{"content":"Why?","role":"user"}]', 'Why?'],
	['a prompt', '{"system":"terse","prompt":"Why?"}', 'Why?'],
	['blanks', '   ', null],
	['escapes', '[{"role":"user","content":"a\\"b\\\\"}]', 'a"b\\'],
	['NUL', '[{"role":"user","content":"a\\u0000b"}]', 'a\ufffdb'],
])('%s', (_name, sent, expected) => {
	expect(preview({ 'gen_ai.input.messages': sent })).toBe(expected);
});

test('200 characters, never half a pair', () => {
	expect(messages([{ role: 'user', content: `${'x'.repeat(199)}👍` }])).toBe('x'.repeat(199));
});

test('looking from the end finds what a full reading finds', () => {
	const said = fc.oneof(fc.string(), fc.constantFrom('"role":"user"', '{"role":"user"', '\\', '"}', '}]'));
	const roles = fc.constantFrom('user', 'assistant', 'system', 'tool');
	const conversation = fc.array(
		fc.oneof(
			fc.record({ role: roles, content: said }),
			fc.record({
				role: roles,
				parts: fc.array(fc.record({ type: fc.constant('text'), content: said }), { maxLength: 2 }),
			}),
		),
		{ minLength: 1, maxLength: 6 },
	);
	fc.assert(
		fc.property(conversation, (sent) => {
			// A kvlist takes the slow way: every message is read.
			const structured = sent.map((message) =>
				'parts' in message
					? new Map<string, AttributeValue>([
							['role', message.role],
							['parts', message.parts.map((part) => new Map(Object.entries(part)))],
						])
					: new Map(Object.entries(message)),
			);
			expect(messages(sent)).toBe(preview({ 'gen_ai.input.messages': structured }));
		}),
		{ numRuns: 300 },
	);
});
