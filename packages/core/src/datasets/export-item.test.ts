import { expect, test } from 'vitest';
import { type ExportedItem, exportItem } from './export-item.ts';

const item = (changes: Partial<ExportedItem> = {}): ExportedItem => ({
	id: 'i1',
	input: 'Where is my refund?',
	output: 'No idea.',
	expected: 'Within five days.',
	context: [{ id: 'd1', content: 'Refunds take five days.' }],
	labels: ['refund'],
	traceId: 'a'.repeat(32),
	spanId: null,
	userId: 'u1',
	...changes,
});
const conversation = [
	{ role: 'system', content: 'Be brief.' },
	{ role: 'user', content: 'Hi' },
	{ role: 'assistant', content: 'Hello' },
	{ role: 'user', content: 'My refund?' },
];
const metadata = { id: 'i1', labels: ['refund'], traceId: 'a'.repeat(32) };

test('plain has everything but whose question it was', () => {
	const { userId: _, ...rest } = item();
	expect(exportItem(item(), 'plain')).toEqual(rest);
	expect(exportItem(item({ expected: null, context: [] }), 'plain')).toMatchObject({ expected: null, context: [] });
});

test.each([
	['a text', 'Hm?', [{ role: 'user', content: 'Hm?' }]],
	['a conversation', conversation, conversation],
	['other JSON', { q: 1 }, [{ role: 'user', content: '{"q":1}' }]],
	['a list that is no conversation', [{ role: 'user' }], [{ role: 'user', content: '[{"role":"user"}]' }]],
])('openai-evals: %s is messages', (_, input, messages) => {
	expect(exportItem(item({ input }), 'openai-evals')).toEqual({
		input: messages,
		ideal: 'Within five days.',
		metadata,
	});
});

test('promptfoo: the last question, the whole conversation, and what it may lean on', () => {
	expect(exportItem(item({ input: conversation, expected: { days: 5 } }), 'promptfoo')).toEqual({
		description: 'My refund?',
		vars: {
			input: 'My refund?',
			messages: conversation,
			expected: '{"days":5}',
			context: 'Refunds take five days.',
		},
		metadata,
	});
});

test.each([
	['Why {{ env.SECRET }} {% include x %} {# no #}?', 'Why { { env.SECRET }} { % include x %} { # no #}?'],
	['{{{a}}}', '{ { {a}}}'],
	['file:///etc/passwd', ' file:///etc/passwd'],
	['package:evil:run', ' package:evil:run'],
	['See file:///etc and {"a": {"b": 1}}', 'See file:///etc and {"a": {"b": 1}}'],
])('promptfoo: what somebody asked is no template and names no file: %s', (asked, shown) => {
	const context = [{ id: null, content: asked }];
	expect(exportItem(item({ input: asked, expected: asked, context }), 'promptfoo').vars).toEqual({
		...{ input: shown, expected: shown, context: shown },
		// lists are neither rendered nor looked into
		messages: [{ role: 'user', content: asked }],
	});
});

test('promptfoo: contents of messages are text, whatever they were', () => {
	const input = [{ role: 'user', content: { $ref: 'file:///etc/passwd' } }];
	expect(exportItem(item({ input }), 'promptfoo').vars).toMatchObject({
		messages: [{ role: 'user', content: '{"$ref":"file:///etc/passwd"}' }],
	});
});

test.each([[null], [' ']])('nobody has said what is expected (%j): no grader is given an empty text', (expected) => {
	expect(exportItem(item({ expected }), 'openai-evals')).not.toHaveProperty('ideal');
	expect(exportItem(item({ expected }), 'promptfoo').vars).not.toHaveProperty('expected');
});
