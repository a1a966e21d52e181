import { expect, test } from 'vitest';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
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

test('Google ADK: system instruction, tools and finish reason stand in its request and answer', () => {
	const raw = span('gcp.vertex.agent', 'call_llm', {
		'gen_ai.system': 'gcp.vertex.agent',
		'gen_ai.request.model': 'gemini-2.5-flash',
		'gcp.vertex.agent.llm_request':
			'{"config":{"system_instruction":"Be brief.","tools":[{"function_declarations":[{"name":"weather","description":"d","parameters":{"type":"OBJECT"}}]}]},"contents":[{"role":"user","parts":[{"text":"q"}]}]}',
		'gcp.vertex.agent.llm_response': '{"content":{"role":"model","parts":[{"text":"a"}]},"finish_reason":"STOP"}',
	});
	expect(normaliseSpan(raw).finishReasons).toEqual(['STOP']);
	expect(readContent(raw)).toMatchObject({
		systemInstructions: [{ kind: 'text', text: 'Be brief.' }],
		toolDefinitions: [{ name: 'weather', description: 'd', parameters: { type: 'OBJECT' } }],
	});
});

test('Strands: a tool’s arguments come as its message, its failure as its status', () => {
	const sent = {
		'gen_ai.operation.name': 'execute_tool',
		'gen_ai.tool.name': 'weather',
		'gen_ai.tool.status': 'error',
	};
	const raw = span('strands.telemetry.tracer', 'execute_tool weather', sent, [
		['gen_ai.tool.message', { role: 'tool', content: '{"city":"Oslo"}', id: 't1' }],
		['gen_ai.choice', { message: '[{"text":"sun"}]', id: 't1' }],
	]);
	expect(normaliseSpan(raw).status).toBe('error');
	expect(readContent(raw)).toMatchObject({ input: { city: 'Oslo' }, output: 'sun' });
	expect(normaliseSpan(span('strands.telemetry.tracer', 'execute_event_loop_cycle', {})).type).toBe('workflow');
});

test('Semantic Kernel before the conventions counted its tokens under its own names', () => {
	const sent = { ...chat, 'gen_ai.response.prompt_tokens': 100, 'gen_ai.response.completion_tokens': 10 };
	expect(normaliseSpan(span('Microsoft.SemanticKernel', 'chat.completions gpt-4', sent)).usage).toMatchObject({
		inputTokens: 100,
		outputTokens: 10,
	});
});

test('Strands for TypeScript: the scope is the service, parts are of type toolUse, tools are names', () => {
	const agent = {
		'gen_ai.operation.name': 'invoke_agent',
		'gen_ai.system': 'strands-agents',
		'gen_ai.agent.tools': '["weather"]',
		system_prompt: '"You are brief."',
	};
	expect(readContent(span('shop', 'invoke_agent A', agent))).toMatchObject({
		toolDefinitions: [{ name: 'weather' }],
		systemInstructions: [{ kind: 'text', text: 'You are brief.' }],
	});
	const cycle = span('shop', 'execute_agent_loop_cycle', { 'agent_loop.cycle_id': 'cycle-1' });
	expect(normaliseSpan(cycle)).toMatchObject({ convention: 'strands', type: 'workflow' });
	const call = span('shop', 'chat', { ...chat, 'gen_ai.system': 'strands-agents' }, [
		[
			'gen_ai.choice',
			{
				finish_reason: 'toolUse',
				message: '[{"type":"toolUse","name":"weather","toolUseId":"c1","input":{"city":"Oslo"}}]',
			},
		],
	]);
	expect(readContent(call).output).toMatchObject([
		{ parts: [{ kind: 'toolCall', id: 'c1', name: 'weather', arguments: { city: 'Oslo' } }], finishReason: 'toolUse' },
	]);
});

test('Google ADK for JavaScript spells in camel case; thoughts are output, the cache is input', () => {
	const raw = span('gcp.vertex.agent', 'call_llm', {
		'gen_ai.system': 'gcp.vertex.agent',
		'gen_ai.request.model': 'gemini-2.5-flash',
		'gen_ai.usage.input_tokens': 200,
		'gen_ai.usage.output_tokens': 20,
		'gcp.vertex.agent.llm_request':
			'{"model":"gemini-2.5-flash","config":{"systemInstruction":"Be brief.","tools":[{"functionDeclarations":[{"name":"weather"}]}]},"contents":[{"role":"user","parts":[{"text":"q"}]}]}',
		'gcp.vertex.agent.llm_response':
			'{"content":{"role":"model","parts":[{"text":"a"}]},"finishReason":"STOP","usageMetadata":{"promptTokenCount":200,"candidatesTokenCount":20,"thoughtsTokenCount":5,"cachedContentTokenCount":50,"totalTokenCount":225}}',
	});
	expect(normaliseSpan(raw)).toMatchObject({
		provider: 'gcp.gemini',
		// 225 in all = 200 asked, 50 of them cached, + 20 answered + 5 thought
		usage: { inputTokens: 200, cacheReadTokens: 50, outputTokens: 25, reasoningTokens: 5 },
		finishReasons: ['STOP'],
	});
	expect(readContent(raw)).toMatchObject({
		systemInstructions: [{ text: 'Be brief.' }],
		toolDefinitions: [{ name: 'weather' }],
		input: [{ role: 'user', parts: [{ kind: 'text', text: 'q' }] }],
		output: [{ role: 'assistant', parts: [{ kind: 'text', text: 'a' }] }],
	});
	const node = { 'gen_ai.operation.name': 'execute_node', 'adk.node.path': 'a/b' };
	expect(normaliseSpan(span('gcp.vertex.agent', 'execute_node b', node)).type).toBe('workflow');
});

test('Mastra writes OpenTelemetry’s names, with cache writes by their life, and metadata of its own', () => {
	const sent = {
		'gen_ai.operation.name': 'chat',
		'gen_ai.provider.name': 'anthropic',
		'gen_ai.request.model': 'claude-sonnet-4-5',
		'gen_ai.usage.input_tokens': 1712,
		'gen_ai.usage.output_tokens': 30,
		'gen_ai.usage.cache_read.input_tokens': 1500,
		'gen_ai.usage.cache_creation.input_tokens': 200,
		'gen_ai.usage.cache_creation.5m_input_tokens': 150,
		'gen_ai.usage.cache_creation.1h_input_tokens': 50,
		'gen_ai.response.finish_reasons': '["stop"]',
		'mastra.span.type': 'model_generation',
		'mastra.completion_start_time': new Date(1_795_195_650_250).toISOString(),
		'mastra.metadata.tenant': 'acme',
		'mastra.tags': '["a","b"]',
	};
	expect(normaliseSpan(span('@mastra/otel-exporter', 'chat claude-sonnet-4-5', sent))).toMatchObject({
		usage: { inputTokens: 1712, cacheReadTokens: 1500, cacheWriteTokens: 200, cacheWrite1hTokens: 50 },
		timeToFirstTokenMs: 250,
		finishReasons: ['stop'],
		dimensions: { tenant: 'acme' },
		tags: ['a', 'b'],
	});
});
