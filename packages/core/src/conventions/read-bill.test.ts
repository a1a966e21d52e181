import { expect, test } from 'vitest';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { samples } from './convention.samples.ts';
import { normaliseSpan } from './normalise-span.ts';

const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' };
const read = (attributes: { readonly [key: string]: AttributeValue }, more: Partial<RawSpan> = {}) =>
	normaliseSpan(sampleRawSpan({ ...chat, ...attributes }, more));

test('usage that a framework summed is shown and never bills', () => {
	const agent = samples['pydantic-ai']?.[1];
	expect(agent && normaliseSpan(agent)).toMatchObject({
		type: 'agent',
		usage: { inputTokens: 240, outputTokens: 60 },
		billingHint: 'aggregate',
	});
	// Beside the call's own usage the sum says nothing about this span.
	expect(read({ 'gen_ai.usage.input_tokens': 5, 'gen_ai.aggregated_usage.input_tokens': 50 })).toMatchObject({
		usage: { inputTokens: 5 },
		billingHint: null,
	});
});

const replays = [
	['hidden_params', '{"cache_key":"abc"}', 'cached-replay'],
	['hidden_params', '{"cache_key":null}', null],
	['hidden_params', '{"cache_key":"None"}', null],
	['litellm.cache_hit', 'True', 'cached-replay'],
	['cache_hit', 'False', null],
	['llm.cache_hit', true, 'cached-replay'],
	['logfire.span_type', 'pending_span', 'pending'],
	['logfire.span_type', 'span', null],
] as const;

test.each(replays)('%s = %s: %s', (key, value, hint) => {
	expect(read({ [key]: value }).billingHint).toBe(hint);
});

test('an evaluator’s calls are marked as evaluation', () => {
	expect(read({ 'openinference.span.kind': 'EVALUATOR' }).billingHint).toBe('evaluation');
});

test('a stream that reports 0 and 0 and yet finished is unknown', () => {
	const zeros = { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 };
	expect(read({ ...zeros, 'gen_ai.response.finish_reasons': ['stop'] })).toMatchObject({
		usage: null,
		usageSource: 'missing',
	});
	expect(read(zeros)).toMatchObject({ usage: { inputTokens: 0, outputTokens: 0 }, usageSource: 'reported' });
});

const totals = [
	['gpt-4o', { inputTokens: 1500, outputTokens: null }, 'estimated'],
	['text-embedding-3-small', { inputTokens: 1500, outputTokens: null }, 'reported'],
	['rerank-v3', { inputTokens: 1500, outputTokens: null }, 'reported'],
] as const;

test.each(totals)('a total alone, of %s', (model, usage, usageSource) => {
	const span = normaliseSpan(sampleRawSpan({ 'llm.model': model, 'llm.total_tokens': 1500 }));
	expect(span).toMatchObject({ usage, usageSource });
	expect(normaliseSpan(sampleRawSpan({ 'llm.model': model, 'llm.total_tokens': 0 })).usage).toBeNull();
});

test('who reports the cost decides what it is worth', () => {
	expect(read({ 'gen_ai.usage.cost': 0.01 })).toMatchObject({ reportedCostUsd: '0.01', reportedCostSource: 'sdk' });
	expect(read({ 'gen_ai.usage.cost': 0.01, 'gen_ai.provider.name': 'openrouter' }).reportedCostSource).toBe('gateway');
	expect(read({ 'gen_ai.usage.cost': 0.01 }, { scope: { name: 'litellm', version: '' } }).reportedCostSource).toBe(
		'gateway',
	);
	expect(read({ 'llm.cost.prompt': '0.1', 'llm.cost.completion': 0.2 }).reportedCostUsd).toBe('0.3');
	expect(read({ 'gen_ai.usage.cost': -1 }).reportedCostUsd).toBeNull();
	expect(read({ 'gen_ai.usage.cost': 0 }).reportedCostUsd).toBe('0');
	expect(read({ 'gen_ai.usage.cost': 0 }, { status: { code: 2, message: '' } }).reportedCostUsd).toBeNull();
});

test('LiteLLM: the response names the alias, the request the model that served it', () => {
	const [call] = samples.litellm ?? [];
	expect(call && normaliseSpan(call)).toMatchObject({
		requestModel: 'fast-alias',
		responseModel: 'gpt-4o-mini',
		usage: { inputTokens: 120, outputTokens: 30 },
		reportedCostUsd: '0.000036',
		reportedCostSource: 'gateway',
		billingHint: null,
		dimensions: { team: 'blue', tenant: 'acme', user: 'u-1' },
	});
});

test('Strands passes Bedrock’s counts on, without the cache, and milliseconds', () => {
	const [call] = samples.strands ?? [];
	expect(call && normaliseSpan(call)).toMatchObject({
		provider: 'aws.bedrock',
		usage: { inputTokens: 3700, cacheReadTokens: 1500, cacheWriteTokens: 200 }, // 2000 + 1500 + 200
		timeToFirstTokenMs: 412,
	});
});

test('LangSmith: usage details, comma lists, the provider’s id behind LangChain’s', () => {
	const [call] = samples.langsmith ?? [];
	expect(call && normaliseSpan(call)).toMatchObject({
		provider: 'openai',
		usage: { inputTokens: 120, outputTokens: 30, cacheReadTokens: 64, reasoningTokens: 10 },
		responseId: 'chatcmpl-7',
		finishReasons: ['stop', 'length'],
		tags: ['beta', 'eu'],
		dimensions: { user: 'u-1' },
		inputPreview: 'Weather?',
	});
});

const traceloop = (version: string, attributes: { readonly [key: string]: AttributeValue }) =>
	read(attributes, { scope: { name: '@traceloop/instrumentation-anthropic', version } }).usage?.inputTokens;

test('OpenLLMetry’s Anthropic input leaves the cache out up to 0.27', () => {
	const sent = {
		'gen_ai.usage.input_tokens': 500,
		'gen_ai.usage.cache_read.input_tokens': 100,
		'gen_ai.usage.output_tokens': 1,
	};
	expect(traceloop('0.27.0', sent)).toBe(600);
	expect(traceloop('0.30.1', sent)).toBe(500);
});

const finishReasons: readonly (readonly [AttributeValue, readonly string[]])[] = [
	[
		['stop', 'length'],
		['stop', 'length'],
	],
	['stop', ['stop']],
	['stop, length', ['stop', 'length']],
	['["stop","length"]', ['stop', 'length']],
	['', []],
	[[null, 'stop'], ['stop']],
];

test.each(finishReasons)('finish reasons %j', (sent, expected) => {
	expect(read({ 'gen_ai.response.finish_reasons': sent }).finishReasons).toEqual(expected);
});

test('a service tier is told unless it is the standard one', () => {
	expect(read({ 'openai.response.service_tier': 'flex' }).serviceTier).toBe('flex');
	expect(
		read({ 'openai.response.service_tier': 'default', 'openai.request.service_tier': 'flex' }).serviceTier,
	).toBeNull();
	expect(read({ 'ai.response.providerMetadata': '{"anthropic":{"usage":{"service_tier":"batch"}}}' }).serviceTier).toBe(
		'batch',
	);
});

test('LangChain’s own run ids are no response ids', () => {
	const answer = (id: string) => `{"generations":[[{"text":"x","message":{"kwargs":{"id":"${id}"}}}]]}`;
	const id = (value: string) => read({ 'openinference.span.kind': 'LLM', 'output.value': value }).responseId;
	expect(id(answer('chatcmpl-1'))).toBe('chatcmpl-1');
	expect(id(answer('run-7f2c'))).toBeNull();
	expect(id('{"id":"msg_1","type":"message"}')).toBe('msg_1');
	// The answer of a chain has ids that are not its own.
	expect(read({ 'openinference.span.kind': 'CHAIN', 'output.value': '{"id":"msg_1"}' }).responseId).toBeNull();
});

test('Strands with OpenAI passes OpenAI’s counts on, cache included', () => {
	const sent = {
		'gen_ai.system': 'strands-agents',
		'gen_ai.usage.input_tokens': 2000,
		'gen_ai.usage.output_tokens': 30,
		'gen_ai.usage.cache_read_input_tokens': 1500,
	};
	expect(read(sent).usage?.inputTokens).toBe(2000);
	expect(read({ ...sent, 'gen_ai.request.model': 'us.amazon.nova-pro-v1:0' }).usage?.inputTokens).toBe(3500);
});

const claudeOnStrands = [
	// 1012 uncached + 1500 read + 200 written = 2712; output 30
	['Python since 1.62', 'strands.telemetry.tracer', 'claude-sonnet-4-5', 2712, 2742],
	['Python since 1.62', 'strands.telemetry.tracer', 'us.anthropic.claude-sonnet-4-20250514-v1:0', 2712, 2742],
	['Python before', 'strands.telemetry.tracer', 'us.anthropic.claude-sonnet-4-20250514-v1:0', 1012, 2742],
	['TypeScript', 'shop', 'claude-sonnet-4-5', 1012, 1042],
	['TypeScript', 'shop', 'us.anthropic.claude-sonnet-4-20250514-v1:0', 1012, 2742],
] as const;

test.each(claudeOnStrands)(
	'Strands, %s (%s), %s: input %d and total %d are 2712 tokens',
	(_who, scope, model, input, total) => {
		const sent = {
			'gen_ai.system': 'strands-agents',
			'gen_ai.request.model': model,
			'gen_ai.usage.input_tokens': input,
			'gen_ai.usage.output_tokens': 30,
			'gen_ai.usage.total_tokens': total,
			'gen_ai.usage.cache_read_input_tokens': 1500,
			'gen_ai.usage.cache_write_input_tokens': 200,
		};
		const raw = sampleRawSpan({ ...chat, ...sent }, { scope: { name: scope, version: '' } });
		expect(normaliseSpan(raw).usage).toMatchObject({ inputTokens: 2712, cacheReadTokens: 1500, cacheWriteTokens: 200 });
		// a small question behind a large cache, and the other way round
		const large = { ...sent, 'gen_ai.usage.input_tokens': input + 5000, 'gen_ai.usage.total_tokens': total + 5000 };
		const asked = sampleRawSpan({ ...chat, ...large }, { scope: { name: scope, version: '' } });
		expect(normaliseSpan(asked).usage?.inputTokens).toBe(7712);
	},
);

test.each([
	['QUERY', 'retrieval'],
	['UPSERT', 'other'],
	['create_collection', 'other'],
])('OpenLIT: a vector database’s %s is %s', (operation, type) => {
	const sent = { 'gen_ai.operation.name': 'vectordb', 'db.operation.name': operation, 'db.system.name': 'chroma' };
	expect(normaliseSpan(sampleRawSpan(sent, { scope: { name: 'openlit', version: '1' } })).type).toBe(type);
});

test('LiteLLM: a clear "no hit" stands against the key of the entry that the call filled', () => {
	expect(read({ hidden_params: '{"cache_hit":false,"cache_key":"abc"}' }).billingHint).toBeNull();
	expect(read({ 'metadata.hidden_params': '{"cache_hit":true}' }).billingHint).toBe('cached-replay');
	expect(read({ 'metadata.hidden_params.cache_hit': 'True' }).billingHint).toBe('cached-replay');
	expect(read({ metadata: '{"hidden_params":{"cache_hit":true}}' }).billingHint).toBe('cached-replay');
});

test('the cost key of LiteLLM claims nothing: request and response keep their models', () => {
	const span = read({ 'gen_ai.cost.total_cost': 0.002, 'gen_ai.response.model': 'gpt-4o-2024-08-06' });
	expect(span).toMatchObject({
		convention: 'otel-genai',
		requestModel: 'gpt-4o',
		responseModel: 'gpt-4o-2024-08-06',
		reportedCostUsd: '0.002',
		reportedCostSource: 'gateway',
	});
});
