import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';

const events = new Map<string, SpanType>([
	['api_request', 'llm'],
	['api_error', 'llm'],
	['api_refusal', 'llm'],
	['tool_result', 'tool'],
	['user_prompt', 'workflow'],
]);

/** `api_request` in the attribute, `claude_code.api_request` in the record's body. */
const typeOfEvent = (value: string): SpanType | null => events.get(value.replace(/^claude_code\./, '')) ?? null;

/**
 * Claude Code: log events that stand for calls and tools (code.claude.com/docs/en/monitoring-usage), and spans of the same names. Input
 * leaves the cache out, numbers may be text, the cost is its own sum at list prices.
 */
export const claudeCode: Convention = {
	name: 'claude-code',
	title: 'Claude Code',
	signs: 'scope `com.anthropic.claude_code*`, span or event name `claude_code.*`',
	claims: ({ scope, name, attributes }) =>
		scope.name.startsWith('com.anthropic.claude_code') ||
		scope.name === 'claude-code' ||
		name.startsWith('claude_code.') ||
		String(attributes.get('event.name') ?? '').startsWith('claude_code.'),
	operations: [
		{ key: 'event.name', types: typeOfEvent, ownOnly: true },
		{
			key: 'span.type',
			types: {
				interaction: 'agent',
				llm_request: 'llm',
				tool: 'tool',
				'tool.execution': 'other',
				'tool.blocked_on_user': 'other',
				hook: 'other',
			},
			ownOnly: true,
		},
	],
	ownMeanings: {
		requestModel: ['model', 'gen_ai.request.model'],
		inputTokens: ['input_tokens'],
		outputTokens: ['output_tokens'],
		cacheReadTokens: ['cache_read_tokens'],
		cacheWriteTokens: ['cache_creation_tokens'],
		cacheWrite5mTokens: ['cache_creation_5m_tokens', 'cache_creation_ephemeral_5m_tokens'],
		cacheWrite1hTokens: ['cache_creation_1h_tokens', 'cache_creation_ephemeral_1h_tokens'],
		sdkCostUsd: ['cost_usd'],
		durationMs: ['duration_ms'],
		timeToFirstTokenMs: ['ttft_ms'],
		// One request is told as an event and as a span: the same id shows that they are one.
		responseId: ['response_id', 'request_id'],
		serviceTier: ['service_tier', 'speed'],
		finishReasons: ['stop_reason'],
		toolName: ['tool_name'],
		toolCallId: ['tool_use_id'],
		toolInput: ['tool_input', 'tool_parameters', 'full_command'],
		toolOutput: ['tool_output', 'tool_result'],
		input: ['prompt', 'user_prompt', 'new_context'],
		output: ['response', 'assistant_response'],
		statusMessage: ['error_message', 'error'],
		succeeded: ['success'],
		user: ['user.account_uuid', 'user.email'],
	},
	fields: {},
	meaningless: ['prompt.id'],
	// Newer spans may carry OTel's names as well, which include the cache.
	counting: (_span, { keys }) => (keys.inputTokens === 'input_tokens' ? 'exclusive' : null),
	spanTypes: {
		'claude_code.interaction': 'agent',
		'claude_code.llm_request': 'llm',
		'claude_code.tool': 'tool',
		'claude_code.tool.execution': 'other',
		'claude_code.tool.blocked_on_user': 'other',
	},
};
