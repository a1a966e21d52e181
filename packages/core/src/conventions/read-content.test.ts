import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, test } from 'vitest';
import { attributesFromJson, attributesToJson } from '../spans/attributes-json.ts';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { isMessages } from './content.ts';
import { samples } from './convention.samples.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

const text = (role: string, said: string) => ({ role, parts: [{ kind: 'text', text: said }] });
const weatherCall = { kind: 'toolCall', id: 'call_mock1', name: 'get_weather', arguments: { location: 'Paris' } };
const recorded = (folder: string, name: string) => {
	const span = recordedSpans(folder).find((candidate) => candidate.name === name);
	if (span === undefined) throw new Error(`${folder} has no span ${name}`);
	return readContent(span);
};
const sent = (attributes: { readonly [key: string]: AttributeValue }) =>
	readContent(sampleRawSpan({ 'gen_ai.operation.name': 'chat', ...attributes }));

describe('one call, six dialects', () => {
	const conversation = [text('system', 'terse'), text('user', 'Weather in Paris?')];
	const asked = (finishReason?: string) => [
		{ role: 'assistant', parts: [weatherCall], ...(finishReason && { finishReason }) },
	];

	test('OpenInference: indexed keys', () => {
		expect(recorded('openinference-js-openai-anthropic', 'OpenAI Chat Completions')).toMatchObject({
			input: conversation,
			output: asked(),
			toolDefinitions: [{ name: 'get_weather', parameters: { type: 'object' } }],
			keys: {
				input: 'llm.input_messages.*',
				responseId: 'output.value › id',
				tenant: 'metadata › tenant',
				operation: 'openinference.span.kind',
			},
		});
	});

	test('OpenLLMetry: JSON messages, tools in OpenAI’s shape', () => {
		expect(recorded('traceloop-js-openai', 'chat gpt-4o-mini')).toMatchObject({
			input: conversation,
			output: asked('tool_call'),
			toolDefinitions: [{ name: 'get_weather', description: 'w' }],
		});
	});

	test('Vercel AI 5: one answer over several attributes', () => {
		expect(recorded('vercel-ai-v5', 'ai.generateText.doGenerate')).toMatchObject({
			input: conversation,
			output: asked('tool-calls'),
			toolDefinitions: [{ name: 'get_weather', description: 'w' }],
		});
		expect(recorded('vercel-ai-v5', 'ai.generateText').input).toEqual(conversation);
		expect(recorded('vercel-ai-v5', 'ai.embed.doEmbed').input).toEqual(['hello']);
	});

	test('Vercel AI 7: system instructions apart', () => {
		expect(recorded('vercel-ai-v7-otel', 'chat gpt-4o-mini')).toMatchObject({
			input: [text('user', 'Weather in Paris?')],
			systemInstructions: [{ kind: 'text', text: 'terse' }],
			output: asked('tool_call'),
		});
	});

	test('OpenLIT', () => {
		expect(recorded('openlit-js', 'chat gpt-4o-mini')).toMatchObject({
			input: conversation,
			output: asked('tool_calls'),
		});
		expect(recorded('openlit-js', 'embeddings text-embedding-3-small').input).toBe('hello');
	});

	test('Langfuse: whatever the caller passed', () => {
		expect(recorded('langfuse-js', 'OpenAI.chat')).toMatchObject({
			input: [text('user', 'Weather in Paris?')],
			output: [text('assistant', 'It is rainy in Paris, 57F.')],
		});
		expect(recorded('langfuse-js', 'vector-search')).toMatchObject({
			input: 'Paris weather',
			documents: [{ id: 'doc1', score: 0.9 }],
			keys: { documents: 'langfuse.observation.output' },
		});
	});
});

test('a tool span shows its arguments and result', () => {
	expect(recorded('vercel-ai-v7-otel', 'execute_tool get_weather')).toMatchObject({
		input: { location: 'Paris' },
		output: { rain: true, location: 'Paris' },
	});
	expect(recorded('traceloop-js-openai', 'get_weather.tool').input).toEqual({
		args: [],
		kwargs: { location: 'Paris' },
	});
});

test('messages sent as a structured value read like the same messages as JSON', () => {
	const messages = [{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }];
	const structured = [
		new Map<string, AttributeValue>([
			['role', 'user'],
			['parts', [new Map(Object.entries({ type: 'text', content: 'Hi' }))]],
		]),
	];
	expect(sent({ 'gen_ai.input.messages': structured })).toEqual(
		sent({ 'gen_ai.input.messages': JSON.stringify(messages) }),
	);
});

test('old indexed prompts, with tool calls and results', () => {
	const content = sent({
		'gen_ai.prompt.0.role': 'user',
		'gen_ai.prompt.0.content': '[{"type":"text","text":"Weather?"}]',
		'gen_ai.prompt.2.role': 'tool',
		'gen_ai.prompt.2.tool_call_id': 'c1',
		'gen_ai.prompt.2.content': '{"rain":true}',
		'gen_ai.prompt.1.role': 'assistant',
		'gen_ai.prompt.1.tool_calls.0.id': 'c1',
		'gen_ai.prompt.1.tool_calls.0.name': 'get_weather',
		'gen_ai.prompt.1.tool_calls.0.arguments': '{"city":"Paris"}',
		'gen_ai.completion.0.role': 'assistant',
		'gen_ai.completion.0.content': 'Rain.',
		'gen_ai.completion.0.finish_reason': 'stop',
	});
	expect(content.input).toEqual([
		text('user', 'Weather?'),
		{ role: 'assistant', parts: [{ kind: 'toolCall', id: 'c1', name: 'get_weather', arguments: { city: 'Paris' } }] },
		{ role: 'tool', parts: [{ kind: 'toolResult', id: 'c1', name: null, result: { rain: true } }] },
	]);
	expect(content.output).toEqual([{ ...text('assistant', 'Rain.'), finishReason: 'stop' }]);
});

test('requests and answers of the providers’ own APIs', () => {
	const read = (input: object, output: object) =>
		sent({ 'input.value': JSON.stringify(input), 'output.value': JSON.stringify(output) });
	const rain = [text('assistant', 'Rain.')];
	const asked = [text('system', 'terse'), text('user', 'Weather?')];
	const said = (finishReason: string) => [{ ...rain[0], finishReason }];
	expect(
		read(
			{
				model: 'gpt',
				messages: [
					{ role: 'system', content: 'terse' },
					{ role: 'user', content: 'Weather?' },
				],
			},
			{ choices: [{ index: 0, message: { role: 'assistant', content: 'Rain.' }, finish_reason: 'stop' }] },
		),
	).toMatchObject({ input: asked, output: said('stop') });
	expect(
		read(
			{ model: 'gpt', instructions: 'terse', input: 'Weather?' },
			{ output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Rain.' }] }] },
		),
	).toMatchObject({ input: asked, output: rain });
	expect(
		read(
			{ model: 'claude', system: 'terse', messages: [{ role: 'user', content: [{ type: 'text', text: 'Weather?' }] }] },
			{ type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Rain.' }], stop_reason: 'end_turn' },
		),
	).toMatchObject({ input: asked, output: said('end_turn') });
	expect(
		read(
			{
				system_instruction: { parts: [{ text: 'terse' }] },
				contents: [{ role: 'user', parts: [{ text: 'Weather?' }] }],
			},
			{ candidates: [{ content: { role: 'model', parts: [{ text: 'Rain.' }] }, finishReason: 'STOP' }] },
		),
	).toMatchObject({ input: asked, output: said('STOP') });
});

test('LangChain’s serialised messages', () => {
	const [call] = samples.langsmith ?? [];
	expect(call && readContent(call)).toMatchObject({
		input: [text('user', 'Weather?')],
		output: [text('assistant', 'rain')],
	});
});

test('LangSmith’s retrievers wrap their documents', () => {
	const retriever = samples.langsmith?.[1];
	expect(retriever && readContent(retriever).documents).toEqual([
		{ id: '1', content: 'p', score: null, metadata: { id: 1 } },
	]);
	// The framework’s name stands for a provider on calls only.
	expect(retriever && normaliseSpan(retriever).provider).toBeNull();
});

test('Vercel AI’s tool results say what kind of output they are', () => {
	const part = { type: 'tool-result', toolCallId: 'c', toolName: 'f', output: { type: 'json', value: { rain: true } } };
	const { input } = sent({ 'ai.prompt.messages': JSON.stringify([{ role: 'tool', content: [part] }]) });
	expect(input).toEqual([
		{ role: 'tool', parts: [{ kind: 'toolResult', id: 'c', name: 'f', result: { rain: true } }] },
	]);
});

test('Google’s agent kit: function calls without type', () => {
	const [call] = samples['google-adk'] ?? [];
	expect(call && readContent(call)).toMatchObject({
		input: [text('user', 'Weather?')],
		output: [{ role: 'assistant', parts: [{ kind: 'toolCall', name: 'get_weather', arguments: { city: 'Paris' } }] }],
	});
});

test('parts that nobody knows are kept whole, media as links', () => {
	const parts = [
		{ type: 'image_url', image_url: { url: 'https://x/y.png' } },
		{ type: 'blob', modality: 'audio', mime_type: 'audio/wav', content: 'AAAA' },
		{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
		{ type: 'hologram', shape: 'cube' },
		{ type: 'thinking', thinking: 'hm' },
	];
	const { input } = sent({ 'gen_ai.input.messages': JSON.stringify([{ role: 'user', content: parts }]) });
	expect(isMessages(input) && input[0]?.parts).toEqual([
		{ kind: 'media', modality: 'image', mimeType: null, url: 'https://x/y.png' },
		{ kind: 'media', modality: 'audio', mimeType: 'audio/wav', url: 'data:audio/wav;base64,AAAA' },
		{ kind: 'media', modality: 'image', mimeType: 'image/png', url: 'data:image/png;base64,AAAA' },
		{ kind: 'other', value: { type: 'hologram', shape: 'cube' } },
		{ kind: 'reasoning', text: 'hm' },
	]);
});

test('content is the same from stored attributes', () => {
	for (const folder of ['vercel-ai-v5', 'openinference-js-openai-anthropic', 'langfuse-js', 'traceloop-js-openai']) {
		for (const span of recordedSpans(folder)) {
			const attributes = attributesFromJson(attributesToJson(span.attributes));
			expect(readContent({ ...span, attributes })).toEqual(readContent(span));
		}
	}
});

test('messages that were cut off are shown as far as they came', () => {
	const whole = JSON.stringify([
		{ role: 'system', parts: [{ type: 'text', content: 'Answer in one sentence and name your source.' }] },
		{ role: 'user', parts: [{ type: 'text', content: 'Will it rain in Paris tomorrow, or the day after?' }] },
	]);
	const { input } = sent({ 'gen_ai.input.messages': whole.slice(0, whole.indexOf(' or the day')) });
	expect(isMessages(input) && input.map(({ parts }) => parts[0])).toEqual([
		{ kind: 'text', text: 'Answer in one sentence and name your source.' },
		{ kind: 'text', text: 'Will it rain in Paris tomorrow,' },
	]);
});
