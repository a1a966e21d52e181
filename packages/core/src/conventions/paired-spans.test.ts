import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attributesFromJson } from '../spans/attributes-json.ts';
import type { JsonObject } from '../spans/json.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

const recordings = new URL('../../../fixtures/recordings/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, recordings), 'utf8'));
const span = (path: string) => sampleRawSpan(attributesFromJson(read(`openinference-genai/${path}.json`)));

describe('one call told in three dialects', () => {
	const said = (role: string, text: string) => ({ role, parts: [{ kind: 'text', text }] });
	const call = { kind: 'toolCall', id: '1234', name: 'get_weather', arguments: { location: 'Paris' } };
	const input = [
		said('user', 'Weather in Paris?'),
		{ role: 'assistant', parts: [{ kind: 'text', text: 'Absolutely! Let me check the weather for you.' }, call] },
		{ role: 'tool', parts: [{ kind: 'toolResult', id: '1234', name: null, result: 'rainy, 57°F' }] },
	];
	const answer = said('assistant', 'The weather in Paris is currently rainy with a temperature of 57°F.');

	test.each([
		'openinference_client_span_tool_calls',
		'openinference_client_span_input_output_only',
		'otel_genai_client_span_tool_calls',
		'otel_genai_deprecated_client_span_tool_calls',
	])('%s', (path) => {
		expect(normaliseSpan(span(path))).toMatchObject({
			type: 'llm',
			provider: 'openai',
			responseModel: 'gpt-4-0613',
			usage: { inputTokens: 97, outputTokens: 52 },
			inputPreview: 'Weather in Paris?',
		});
		expect(readContent(span(path))).toMatchObject({ input, output: [answer] });
	});

	test('the tool’s own span', () => {
		const tool = span('otel_genai_tool_execution_span');
		expect(normaliseSpan(tool)).toMatchObject({
			type: 'tool',
			toolName: 'get_weather',
			toolCallId: '1234',
			usage: null,
		});
		expect(readContent(tool)).toMatchObject({ input: { city: 'New York' }, output: { status: 'success' } });
	});
});

/** [seconds, nanoseconds], as the JavaScript SDK keeps times. */
type Dumped = { name: string; attributes: JsonObject; startTime: [number, number]; endTime: [number, number] };

/** Spans of ai 6.0.68 against the real OpenAI API, dumped from the SDK instead of exported. */
function vercel6(path: string): RawSpan[] {
	const ns = ([seconds, rest]: [number, number]) => BigInt(seconds) * 1_000_000_000n + BigInt(rest);
	return (read(`openinference-vercel-v6-spans/${path}.json`) as Dumped[]).map(
		({ name, attributes, startTime, endTime }) =>
			sampleRawSpan(attributesFromJson(attributes), { name, startTimeNs: ns(startTime), endTimeNs: ns(endTime) }),
	);
}

const dumps: [path: string, type: string, tokens: readonly (readonly [number | null, number | null])[]][] = [
	[
		'ai-generateText-doGenerate',
		'llm',
		[
			[14, 20],
			[50, 9],
		],
	],
	[
		'ai-generateText',
		'workflow',
		[
			[14, 20],
			[50, 9],
		],
	],
	['ai-streamText-doStream', 'llm', [[15, 112]]],
	['ai-generateObject-doGenerate', 'llm', [[63, 156]]],
	['ai-embed-doEmbed', 'embedding', [[10, null]]],
	['ai-embed', 'workflow', [[10, null]]],
];

test.each(dumps)('Vercel AI 6: %s', (path, type, tokens) => {
	const spans = vercel6(path).map((raw) => normaliseSpan(raw));
	expect(spans.map(({ usage }) => [usage?.inputTokens, usage?.outputTokens])).toEqual(tokens);
	for (const one of spans) expect(one).toMatchObject({ type, convention: 'vercel-ai', provider: 'openai' });
});

test('Vercel AI 6: a streamed answer, its first token, an object', () => {
	const [stream] = vercel6('ai-streamText-doStream');
	expect(stream && normaliseSpan(stream)).toMatchObject({ timeToFirstTokenMs: 426.8535000000011 });
	const [object] = vercel6('ai-generateObject-doGenerate');
	expect(object && readContent(object).output).toMatchObject({ name: 'Scrambled Eggs' });
	const [outer] = vercel6('ai-generateText');
	expect(outer && readContent(outer).output).toMatchObject([{ role: 'assistant', finishReason: 'stop' }]);
});
