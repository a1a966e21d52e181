import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

/** A call as blog posts write it, with one more attribute. */
const call = (key: string, value: AttributeValue) =>
	normaliseSpan(sampleRawSpan({ 'llm.model': 'gpt-4o', 'llm.input_tokens': 7, [key]: value }));
const bare = (key: string, value: AttributeValue) =>
	normaliseSpan(sampleRawSpan({ 'llm.model': 'gpt-4o', [key]: value }));

test('a model with usage and no operation is a call', () => {
	const span = normaliseSpan(
		sampleRawSpan({
			'llm.model': 'gpt-4o',
			'llm.input_tokens': 1200,
			'llm.output_tokens': 80,
			'llm.cost_usd': 0.0038,
			'llm.latency_ms': 950,
			'llm.finish_reason': 'stop',
			'user.id': 'u-1',
			team: 'blue',
			tenant: 'acme',
			feature: 'chat',
		}),
	);
	expect(span).toMatchObject({
		type: 'llm',
		operation: null,
		convention: 'plain',
		provider: 'openai',
		requestModel: 'gpt-4o',
		usage: { inputTokens: 1200, outputTokens: 80 },
		usageSource: 'reported',
		reportedCostUsd: '0.0038',
		reportedCostSource: 'sdk',
		finishReasons: ['stop'],
		dimensions: { user: 'u-1', team: 'blue', tenant: 'acme', feature: 'chat' },
	});
});

describe('input tokens', () => {
	test.each([
		'llm.input_tokens',
		'llm.prompt_tokens',
		'llm.usage.prompt_tokens',
		'llm.tokens.input',
		'ai.tokens.input',
		'ai.tokens.prompt',
		'gen_ai.tokens.input',
		'genai.tokens.input',
		'gen_ai.usage.prompt_tokens',
		'llm.token_count.prompt',
	])('%s', (key) => {
		expect(bare(key, 42)).toMatchObject({ type: 'llm', usage: { inputTokens: 42 } });
		expect(bare(key, '42').usage?.inputTokens).toBe(42);
	});
});

describe('output tokens', () => {
	test.each([
		'llm.output_tokens',
		'llm.completion_tokens',
		'llm.usage.completion_tokens',
		'llm.tokens.output',
		'ai.tokens.output',
		'ai.tokens.completion',
		'gen_ai.tokens.output',
	])('%s', (key) => {
		expect(bare(key, 42)).toMatchObject({ type: 'llm', usage: { outputTokens: 42 } });
	});
});

test.each(['llm.total_tokens', 'llm.tokens', 'llm.usage.total_tokens'])('%s completes the missing side', (key) => {
	expect(call(key, 10).usage).toMatchObject({ inputTokens: 7, outputTokens: 3 });
});

describe('reported cost', () => {
	test.each([
		'gen_ai.usage.cost_usd',
		'gen_ai.usage.total_cost',
		'gen_ai.cost.usd',
		'llm.cost_usd',
		'llm.cost',
		'llm.usage.cost',
		'llm.usage.total_cost',
		'ai.cost.usd',
		'usage.cost_usd',
		'cost_usd',
		'gen_ai.usage.cost',
		'operation.cost',
		'llm.cost.total',
	])('%s is an SDK’s guess', (key) => {
		expect(call(key, 1.8e-7)).toMatchObject({ reportedCostUsd: '0.00000018', reportedCostSource: 'sdk' });
	});

	test.each(['gen_ai.cost.total_cost', 'litellm.cost.total'])('%s is a gateway’s bill', (key) => {
		expect(call(key, '0.002')).toMatchObject({ reportedCostUsd: '0.002', reportedCostSource: 'gateway' });
	});
});

const fields = [
	['llm.vendor', 'OpenAI', { provider: 'openai' }],
	['ai.vendor', 'anthropic', { provider: 'anthropic' }],
	['ai.provider', 'google', { provider: 'gcp.gemini' }],
	['llm.provider', 'AWS', { provider: 'aws.bedrock' }],
	['llm.response.id', 'r-1', { responseId: 'r-1' }],
	['llm.finish_reason', 'length', { finishReasons: ['length'] }],
	['llm.ttft_ms', 120, { timeToFirstTokenMs: 120 }],
	['llm.time_to_first_token', 0.12, { timeToFirstTokenMs: 120 }],
	['llm.cached_tokens', 3, { usage: { inputTokens: 7, cacheReadTokens: 3 } }],
	['llm.reasoning_tokens', 3, { usage: { reasoningTokens: 3 } }],
	['prompt.name', 'greet', { promptName: 'greet' }],
	['llm.prompt.version', 'v2', { promptVersion: 'v2' }],
	['llm.prompt', 'Why?', { inputPreview: 'Why?', hasContent: true }],
	['prompt', 'Why?', { inputPreview: 'Why?' }],
	['ai.prompt.text', 'Why?', { inputPreview: 'Why?' }],
	['tags', ['a', 'b'], { tags: ['a', 'b'] }],
	['chat.id', 'c', { dimensions: { session: 'c' } }],
	['thread_id', 'c', { dimensions: { session: 'c' } }],
	['app.tenant_id', 'x', { dimensions: { tenant: 'x' } }],
	['org.id', 'x', { dimensions: { tenant: 'x' } }],
	['workspace.id', 'x', { dimensions: { tenant: 'x' } }],
	['cost_center', 'x', { dimensions: { team: 'x' } }],
	['department', 'x', { dimensions: { team: 'x' } }],
	['feature.id', 'x', { dimensions: { feature: 'x' } }],
	['env', 'prod', { dimensions: { environment: 'prod' } }],
	['metadata', '{"tenantId":"x","userId":"u"}', { dimensions: { tenant: 'x', user: 'u' } }],
	['metadata.user_api_key_team_id', 'x', { dimensions: { team: 'x' } }],
	['metadata.user_api_key_end_user_id', 'u', { dimensions: { user: 'u' } }],
	['litellm.team.id', 'x', { dimensions: { team: 'x' } }],
] as const;

test.each(fields)('%s', (key, value, expected) => {
	expect(call(key, value as AttributeValue)).toMatchObject(expected);
});

test.each(['ai.model', 'model', 'llm.model_name'])('%s names the model', (key) => {
	expect(normaliseSpan(sampleRawSpan({ [key]: 'gpt-4o', 'llm.tokens.input': 5 }))).toMatchObject({
		type: 'llm',
		requestModel: 'gpt-4o',
	});
});

test('a span without length takes the latency it tells', () => {
	const at = 1_795_195_650_000_000_000n;
	const span = sampleRawSpan({ 'llm.model': 'm', 'llm.latency_ms': 250 }, { startTimeNs: at, endTimeNs: at });
	expect(normaliseSpan(span).endTimeNs - at).toBe(250_000_000n);
	expect(call('llm.latency_ms', 250).endTimeNs - at).toBe(1_000_000_000n);
});

test('plain tool names make a tool', () => {
	const raw = sampleRawSpan({ 'tool.name': 'get_weather', 'tool.input': '{"c":1}', 'tool.output': 'ok' });
	expect(normaliseSpan(raw)).toMatchObject({ type: 'tool', convention: 'plain', toolName: 'get_weather' });
	expect(readContent(raw)).toMatchObject({ input: { c: 1 }, output: 'ok' });
});

test('a failed call that only names its model is a call', () => {
	const raw = sampleRawSpan({ 'llm.model': 'gpt-4o-mini', 'llm.error': 'rate limit' });
	expect(normaliseSpan(raw)).toMatchObject({ type: 'llm', usage: null, usageSource: 'missing' });
});

test('an absurd token count is unknown', () => {
	expect(call('llm.input_tokens', Number.MAX_SAFE_INTEGER).usage?.inputTokens ?? null).toBeNull();
});

test('a plain retrieval shows its query and documents', () => {
	const raw = sampleRawSpan({
		'retrieval.query': 'rain?',
		'rag.documents': '[{"id":"d1","score":0.5,"text":"It rains."}]',
	});
	expect(normaliseSpan(raw)).toMatchObject({ type: 'retrieval', inputPreview: 'rain?' });
	expect(readContent(raw).documents).toEqual([{ id: 'd1', content: 'It rains.', score: 0.5, metadata: null }]);
});
