import { expect, test } from 'vitest';
import type { Attributes, AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { explainSpan } from './explain-span.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

type Sent = { readonly [key: string]: AttributeValue };
type Event = readonly [name: string, attributes: Sent];

const span = (
	scope: string,
	name: string,
	sent: Sent,
	events: readonly Event[] = [],
	more: Partial<RawSpan> = {},
): RawSpan =>
	sampleRawSpan(sent, {
		name,
		scope: { name: scope, version: '1.0.0' },
		events: events.map(([event, attributes]) => ({
			name: event,
			timeNs: 1_795_195_650_100_000_000n,
			attributes: new Map(Object.entries(attributes)),
		})),
		...more,
	});
const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' };
const map = (sent: Sent): Attributes => new Map(Object.entries(sent));

/** Finish reasons where no attribute of their own has them. */
const finished: readonly (readonly [string, RawSpan, string[], string])[] = [
	[
		'messages as JSON',
		span('app', 'chat', {
			...chat,
			'gen_ai.output.messages': '[{"role":"assistant","parts":[],"finish_reason":"length"}]',
		}),
		['length'],
		'gen_ai.output.messages › finish_reason',
	],
	[
		'structured messages',
		span('app', 'chat', { ...chat, 'gen_ai.output.messages': [map({ role: 'assistant', finish_reason: 'stop' })] }),
		['stop'],
		'gen_ai.output.messages › finish_reason',
	],
	[
		'a choice event',
		span('strands.telemetry.tracer', 'chat', chat, [
			['gen_ai.choice', { finish_reason: 'tool_use', message: '[{"text":"x"}]' }],
		]),
		['tool_use'],
		'event: gen_ai.choice',
	],
	[
		'operation details',
		span('app', 'chat', chat, [
			[
				'gen_ai.client.inference.operation.details',
				{
					'gen_ai.output.messages':
						'[{"role":"assistant","parts":[{"type":"text","content":"a"}],"finish_reason":"end_turn"}]',
				},
			],
		]),
		['end_turn'],
		'event: gen_ai.client.inference.operation.details › gen_ai.output.messages',
	],
	[
		'LangChain’s generation',
		span('openinference.instrumentation.langchain', 'ChatOpenAI', {
			'openinference.span.kind': 'LLM',
			'llm.model_name': 'gpt-4o',
			'output.value': '{"generations":[[{"generation_info":{"finish_reason":"tool_calls"},"text":""}]]}',
		}),
		['tool_calls'],
		'output.value › generations.0.0.generation_info.finish_reason',
	],
];

test.each(finished)('finish reasons of %s', (_name, raw, reasons, key) => {
	expect(normaliseSpan(raw).finishReasons).toEqual(reasons);
	expect(readContent(raw).keys.finishReasons).toBe(key);
});

test('an agent’s answer has no finish reason of its own call', () => {
	const agent = {
		'gen_ai.operation.name': 'invoke_agent',
		'gen_ai.output.messages': '[{"role":"assistant","finish_reason":"stop"}]',
	};
	expect(normaliseSpan(span('app', 'invoke_agent', agent)).finishReasons).toEqual([]);
});

test('OpenInference: what was asked for stands in the invocation parameters, the answer’s model in its place', () => {
	const sent = {
		'openinference.span.kind': 'LLM',
		'llm.model_name': 'gpt-4o-2024-08-06',
		'llm.invocation_parameters': '{"model":"gpt-4o"}',
	};
	expect(normaliseSpan(span('openinference', 'x', sent))).toMatchObject({
		requestModel: 'gpt-4o',
		responseModel: 'gpt-4o-2024-08-06',
	});
});

test('Vercel AI: a ranking names documents by their place', () => {
	const raw = span('ai', 'ai.rerank.doRerank', {
		'ai.operationId': 'ai.rerank.doRerank',
		'ai.model.provider': 'cohere.rerank',
		'ai.model.id': 'rerank-v3.5',
		'ai.documents': ['"sunny day at the beach"', '"rainy day in the city"'],
		'ai.ranking.type': 'text',
		'ai.ranking': ['{"index":1,"relevanceScore":0.9}', '{"index":0,"relevanceScore":0.1}'],
	});
	expect(normaliseSpan(raw)).toMatchObject({ type: 'rerank', provider: 'cohere', requestModel: 'rerank-v3.5' });
	expect(readContent(raw).documents).toEqual([
		{ id: '1', content: 'rainy day in the city', score: 0.9, metadata: null },
		{ id: '0', content: 'sunny day at the beach', score: 0.1, metadata: null },
	]);
});

test('OpenLLMetry: a vector database’s hits make a retrieval, a tool’s entity its name', () => {
	const hits = span('opentelemetry.instrumentation.chromadb', 'chroma.query', { 'db.system': 'chroma' }, [
		[
			'db.query.result',
			{ 'db.query.result.id': 'd1', 'db.query.result.distance': 0.8, 'db.query.result.document': 'text' },
		],
	]);
	expect(normaliseSpan(hits)).toMatchObject({ type: 'retrieval', convention: 'openllmetry' });
	expect(readContent(hits).documents).toEqual([{ id: 'd1', content: 'text', score: 0.8, metadata: null }]);

	const entity = (kind: string) =>
		normaliseSpan(span('traceloop.tracer', 'x', { 'traceloop.span.kind': kind, 'traceloop.entity.name': 'weather' }));
	expect(entity('tool').toolName).toBe('weather');
	expect(entity('workflow').toolName).toBeNull();
});

test('LiteLLM: hidden_params as Python prints them', () => {
	const sent = { ...chat, hidden_params: "{'cache_key': 'abc', 'response_cost': 0.0007}" };
	expect(normaliseSpan(span('litellm', 'litellm_request', sent))).toMatchObject({
		billingHint: 'cached-replay',
		reportedCostUsd: '0.0007',
		reportedCostSource: 'gateway',
	});
	expect(normaliseSpan(span('litellm', 'x', { ...chat, hidden_params: "{'cache_key': None}" })).billingHint).toBeNull();
});

test('0 and 0 of a failed call is what nobody counted', () => {
	const failed = {
		'langfuse.observation.type': 'generation',
		'langfuse.observation.model.name': 'gpt-4o',
		'langfuse.observation.level': 'ERROR',
		'langfuse.observation.usage_details': '{"input":0,"output":0,"total":0}',
		'langfuse.observation.cost_details': '{"input":0,"output":0,"total":0}',
	};
	expect(normaliseSpan(span('langfuse-sdk', 'x', failed))).toMatchObject({
		usage: null,
		usageSource: 'missing',
		reportedCostUsd: null,
	});
});

test.each([
	[{ prompt_version: 'qa@7' }, 'qa', '7'],
	[{ prompt_version: 'v3' }, null, 'v3'],
	[{ 'prompt.name': 'qa', prompt_version: 'a@b' }, 'qa', 'a@b'],
])('%j names prompt %s, version %s', (sent, promptName, promptVersion) => {
	const raw = span('app', 'llm.generate', { 'model.id': 'gpt-4o', ...sent });
	expect(normaliseSpan(raw)).toMatchObject({ promptName, promptVersion });
	const told = explainSpan(raw).fields.filter(({ field }) => field.startsWith('prompt'));
	expect(told.map(({ field }) => field)).toEqual(
		promptName === null ? ['promptVersion'] : ['promptName', 'promptVersion'],
	);
});

test.each([
	['tokens.input', 'tokens.output'],
	['usage.prompt_tokens', 'usage.completion_tokens'],
	['llm.token_count.input', 'llm.token_count.output'],
])('a bare model with %s is a call', (input, output) => {
	expect(normaliseSpan(span('app', 'answer', { 'llm.model': 'gpt-4o', [input]: 10, [output]: 5 }))).toMatchObject({
		type: 'llm',
		usage: { inputTokens: 10, outputTokens: 5 },
	});
});

test.each([
	['ttft_ms', 250],
	['llm.ttft', 0.25],
	['time_to_first_token', 0.25],
	['llm.first_token_ms', 250],
])('%s = %d is a first token after 250 ms', (key, value) => {
	const sent = { 'llm.model': 'gpt-4o', 'llm.input_tokens': 10, [key]: value };
	expect(normaliseSpan(span('app', 'answer', sent)).timeToFirstTokenMs).toBe(250);
});

test('tools that the provider runs itself keep what they were asked and what they found', () => {
	const parts =
		'[{"type":"server_tool_call","id":"s1","name":"web_search","server_tool_call":{"query":"q"}},{"type":"server_tool_call_response","id":"s1","server_tool_call_response":{"hits":2}}]';
	const sent = { ...chat, 'gen_ai.output.messages': `[{"role":"assistant","parts":${parts}}]` };
	expect(readContent(span('app', 'chat', sent)).output).toEqual([
		{
			role: 'assistant',
			parts: [
				{ kind: 'toolCall', id: 's1', name: 'web_search', arguments: { query: 'q' } },
				{ kind: 'toolResult', id: 's1', name: null, result: { hits: 2 } },
			],
		},
	]);
});

test('Langfuse: usage as LangChain spells it', () => {
	const sent = {
		'langfuse.observation.type': 'generation',
		'langfuse.observation.model.name': 'gpt-4o',
		'langfuse.observation.usage_details': '{"promptTokens":10,"completionTokens":5,"totalTokens":15}',
	};
	expect(normaliseSpan(span('langfuse-sdk', 'x', sent)).usage).toMatchObject({ inputTokens: 10, outputTokens: 5 });
});
