import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import type { Sample } from './framework.samples.ts';

type Sent = { readonly [key: string]: AttributeValue };

const sample = (scope: string, name: string, sent: Sent, expected: object): Sample => ({
	raw: sampleRawSpan(sent, { name, scope: { name: scope, version: '1.0.0' } }),
	expected,
});

const claudeEvents = 'com.anthropic.claude_code.events';
const claudeTracing = 'com.anthropic.claude_code.tracing';

/** Coding agents: log events that stand for spans, with the record's attributes, and spans where those tools trace. */
export const cliSamples: { readonly [convention: string]: readonly Sample[] } = {
	'claude-code': [
		sample(
			claudeEvents,
			'chat claude-sonnet-4-5-20250929',
			{
				'event.name': 'claude_code.api_request',
				'session.id': 's-1',
				'user.id': 'anonymous-hash',
				'organization.id': 'acme',
				model: 'claude-sonnet-4-5-20250929',
				input_tokens: '12',
				output_tokens: '30',
				cache_read_tokens: '1500',
				cache_creation_tokens: '200',
				cost_usd: '0.0016860',
				duration_ms: '950',
				request_id: 'req_1',
				speed: 'normal',
			},
			{
				type: 'llm',
				provider: 'anthropic',
				requestModel: 'claude-sonnet-4-5-20250929',
				responseId: 'req_1',
				usage: { inputTokens: 1712, outputTokens: 30, cacheReadTokens: 1500, cacheWriteTokens: 200 }, // 12 + 1500 + 200
				reportedCostUsd: '0.001686',
				reportedCostSource: 'sdk',
				serviceTier: null,
				dimensions: { session: 's-1', tenant: 'acme', user: 'anonymous-hash', requestId: 'req_1' },
			},
		),
		sample(
			claudeEvents,
			'chat claude-opus-4-7',
			{
				'event.name': 'api_error',
				model: 'claude-opus-4-7',
				error: '529 overloaded_error',
				status_code: '529',
				duration_ms: 20,
			},
			{ type: 'llm', usage: null, usageSource: 'missing', statusMessage: '529 overloaded_error' },
		),
		sample(
			claudeEvents,
			'execute_tool Bash',
			{
				'event.name': 'claude_code.tool_result',
				tool_name: 'Bash',
				tool_use_id: 'toolu_1',
				success: 'false',
				duration_ms: 5,
			},
			{ type: 'tool', toolName: 'Bash', toolCallId: 'toolu_1', status: 'error' },
		),
		sample(
			claudeTracing,
			'claude_code.llm_request',
			{
				'span.type': 'llm_request',
				'session.id': 's-1',
				'gen_ai.system': 'anthropic',
				'gen_ai.request.model': 'claude-opus-5',
				model: 'claude-opus-5',
				input_tokens: 2,
				output_tokens: 1200,
				cache_read_tokens: 84_562,
				cache_creation_tokens: 7096,
				ttft_ms: 812,
				success: true,
				stop_reason: 'tool_use',
			},
			{
				type: 'llm',
				usage: { inputTokens: 91_660, cacheReadTokens: 84_562 }, // 2 + 84562 + 7096
				timeToFirstTokenMs: 812,
				finishReasons: ['tool_use'],
			},
		),
		sample(
			claudeTracing,
			'claude_code.tool',
			{ 'span.type': 'tool', tool_name: 'Bash', 'gen_ai.tool.call.id': 'toolu_1', duration_ms: 1831 },
			{ type: 'tool', toolName: 'Bash', toolCallId: 'toolu_1' },
		),
		sample(
			claudeTracing,
			'claude_code.tool.execution',
			{ 'span.type': 'tool.execution', success: true },
			{ type: 'other' },
		),
		sample(
			claudeTracing,
			'claude_code.interaction',
			{ 'span.type': 'interaction', user_prompt: 'Fix the tests', 'user.email': 'a@b.c' },
			{ type: 'agent', inputPreview: 'Fix the tests', dimensions: { user: 'a@b.c' } },
		),
	],
	codex: [
		sample(
			'codex_otel',
			'chat gpt-5.1',
			{
				'event.name': 'codex.sse_event',
				'event.kind': 'response.completed',
				'conversation.id': 'c-1',
				'user.account_id': 'u-1',
				model: 'gpt-5.1',
				slug: 'gpt-5.1',
				input_token_count: '100',
				cached_token_count: 40,
				output_token_count: 10,
				reasoning_token_count: 5,
				tool_token_count: 110,
				ttft_ms: 250,
			},
			{
				type: 'llm',
				provider: 'openai',
				requestModel: 'gpt-5.1',
				usage: { inputTokens: 100, cacheReadTokens: 40, outputTokens: 10, reasoningTokens: 5 },
				timeToFirstTokenMs: 250,
				dimensions: { session: 'c-1', user: 'u-1' },
			},
		),
		sample(
			'codex_otel',
			'chat gpt-5.1',
			{
				'event.name': 'codex.api_request',
				model: 'gpt-5.1',
				'http.response.status_code': 429,
				'error.message': 'slow down',
			},
			{ type: 'llm', usageSource: 'missing', statusMessage: 'slow down' },
		),
		sample(
			'',
			'execute_tool shell',
			{
				'event.name': 'codex.tool_result',
				tool_name: 'shell',
				call_id: 'call_1',
				arguments: '{"command":["ls"]}',
				success: 'true',
			},
			{ type: 'tool', toolName: 'shell', toolCallId: 'call_1', status: 'unset', inputPreview: '{"command":["ls"]}' },
		),
		sample(
			'codex_core',
			'handle_responses',
			{ 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 10, 'codex.usage.total_tokens': 110 },
			{ type: 'other', usage: { inputTokens: 100 } },
		),
		sample(
			'codex_core',
			'session_task.turn',
			{
				model: 'gpt-5.1',
				'codex.turn.token_usage.input_tokens': 300,
				'codex.turn.token_usage.cached_input_tokens': 200,
				'codex.turn.token_usage.output_tokens': 30,
			},
			{ type: 'agent', requestModel: 'gpt-5.1', usage: { inputTokens: 300, cacheReadTokens: 200, outputTokens: 30 } },
		),
	],
	'gemini-cli': [
		sample(
			'gemini-cli',
			'chat gemini-2.5-pro',
			{
				'event.name': 'gemini_cli.api_response',
				'session.id': 's-1',
				'user.email': 'a@b.c',
				model: 'gemini-2.5-pro',
				duration_ms: 2300,
				input_token_count: 12_000,
				output_token_count: 350,
				cached_content_token_count: 8000,
				thoughts_token_count: 420,
				tool_token_count: 30,
				total_token_count: 12_800,
				finish_reasons: ['STOP'],
				response_text: 'Done.',
			},
			{
				type: 'llm',
				provider: 'gcp.gemini',
				// 12800 − 12000 − 350 = 450: 420 thoughts beside the output, 30 prompt tokens of tools beside the input.
				usage: { inputTokens: 12_030, cacheReadTokens: 8000, outputTokens: 770, reasoningTokens: 420 },
				finishReasons: ['STOP'],
				dimensions: { session: 's-1', user: 'a@b.c' },
			},
		),
		sample(
			'gemini-cli',
			'execute_tool read_file',
			{
				'event.name': 'gemini_cli.tool_call',
				function_name: 'read_file',
				function_args: '{"path":"a"}',
				success: false,
				error: 'ENOENT',
			},
			{ type: 'tool', toolName: 'read_file', status: 'error', statusMessage: 'ENOENT' },
		),
		sample(
			'gemini-cli',
			'llm_call',
			{
				'gen_ai.operation.name': 'llm_call',
				'gen_ai.agent.name': 'gemini-cli',
				'gen_ai.conversation.id': 's-1',
				'gen_ai.request.model': 'gemini-2.5-pro',
				'gen_ai.usage.input_tokens': 100,
				'gen_ai.usage.output_tokens': 10,
			},
			{ type: 'llm', usage: { inputTokens: 100, outputTokens: 10 } },
		),
	],
};
