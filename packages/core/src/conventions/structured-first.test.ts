import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { isMessages } from './content.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

type Sent = { readonly [key: string]: AttributeValue };
const event = (name: string, sent: Sent) => ({ name, timeNs: 0n, attributes: new Map(Object.entries(sent)) });

/** A framework's own object around the conversation, beside the conversation itself under another dialect's key. */
const blobs: Sent = {
	'input.value': '{"state":{"question":"blob"},"config":{}}',
	'output.value': '{"state":{"answer":"blob"}}',
	'traceloop.entity.input': '{"inputs":{"x":"blob"}}',
	'traceloop.entity.output': '{"outputs":{"x":"blob"}}',
};

const conversations: readonly (readonly [name: string, sent: Sent])[] = [
	[
		'OTel JSON',
		{
			'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Why?"}]}]',
			'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"Rain."}]}]',
		},
	],
	[
		'older indexes',
		{
			'gen_ai.prompt.0.role': 'user',
			'gen_ai.prompt.0.content': 'Why?',
			'gen_ai.completion.0.role': 'assistant',
			'gen_ai.completion.0.content': 'Rain.',
		},
	],
	[
		'OpenInference indexes',
		{
			'llm.input_messages.0.message.role': 'user',
			'llm.input_messages.0.message.content': 'Why?',
			'llm.output_messages.0.message.role': 'assistant',
			'llm.output_messages.0.message.content': 'Rain.',
		},
	],
	['Vercel AI', { 'ai.prompt.messages': '[{"role":"user","content":"Why?"}]', 'ai.response.text': 'Rain.' }],
];

const claims: readonly (readonly [by: string, sent: Sent])[] = [
	['openinference', { 'openinference.span.kind': 'LLM' }],
	['openllmetry', { 'traceloop.span.kind': 'task' }],
	[
		'mlflow',
		{ 'mlflow.spanType': 'LLM', 'mlflow.spanInputs': '{"self":"blob"}', 'mlflow.spanOutputs': '{"self":"blob"}' },
	],
	['otel-genai', { 'gen_ai.operation.name': 'chat' }],
];

const pairs = claims.flatMap(([by, claim]) =>
	conversations.map(([name, sent]) => [by, name, { ...claim, ...blobs, ...sent }] as const),
);

const said = (text: string) => [expect.objectContaining({ parts: [{ kind: 'text', text }] })];

test.each(pairs)('a span of %s with %s beside blobs shows the messages', (by, _name, sent) => {
	const raw = sampleRawSpan(sent);
	expect(normaliseSpan(raw).convention).toBe(by);
	expect(readContent(raw)).toMatchObject({ input: said('Why?'), output: said('Rain.') });
	expect(normaliseSpan(raw).inputPreview).toBe('Why?');
});

test('messages in events beat a blob that has none, not one that has', () => {
	const events = [event('gen_ai.user.message', { content: 'Why?' }), event('gen_ai.choice', { message: 'Rain.' })];
	const raw = sampleRawSpan({ 'openinference.span.kind': 'LLM', ...blobs }, { events });
	expect(readContent(raw)).toMatchObject({ input: said('Why?'), output: said('Rain.') });
	expect(normaliseSpan(raw).inputPreview).toBe('Why?');
	const request = {
		'openinference.span.kind': 'LLM',
		'input.value': '{"messages":[{"role":"user","content":"In the blob"}]}',
	};
	const { input } = readContent(sampleRawSpan(request, { events }));
	expect(isMessages(input) && input[0]?.parts).toEqual([{ kind: 'text', text: 'In the blob' }]);
});

test('without any messages the blob is shown', () => {
	const { input, output } = readContent(sampleRawSpan({ 'openinference.span.kind': 'CHAIN', ...blobs }));
	expect(input).toEqual({ state: { question: 'blob' }, config: {} });
	expect(output).toEqual({ state: { answer: 'blob' } });
});
