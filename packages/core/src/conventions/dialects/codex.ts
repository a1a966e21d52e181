import type { Convention } from '../convention.ts';

/**
 * OpenAI's Codex: log events (`codex.sse_event` with `response.completed` is a whole call), and spans of its Rust core. Input includes
 * the cache, output the reasoning. A `handle_responses` span repeats the usage without the model: its turn is what bills.
 */
export const codex: Convention = {
	name: 'codex',
	title: 'OpenAI Codex CLI',
	signs: 'scope `codex*`, `codex.*`, event name `codex.*`',
	claims: ({ scope, attributes }) => {
		if (/^codex([_-]|$)/.test(scope.name)) return true;
		for (const key of attributes.keys()) if (key.startsWith('codex.')) return true;
		return String(attributes.get('event.name') ?? '').startsWith('codex.');
	},
	operations: [
		{
			key: 'event.name',
			types: {
				'codex.sse_event': 'llm',
				'codex.api_request': 'llm',
				'codex.websocket_request': 'llm',
				'codex.tool_result': 'tool',
				'codex.user_prompt': 'workflow',
				'codex.conversation_starts': 'workflow',
			},
			ownOnly: true,
		},
	],
	ownMeanings: {
		provider: ['provider_name'],
		requestModel: ['model', 'slug'],
		inputTokens: ['input_token_count', 'codex.turn.token_usage.input_tokens'],
		outputTokens: ['output_token_count', 'codex.turn.token_usage.output_tokens'],
		cacheReadTokens: ['cached_token_count', 'codex.turn.token_usage.cached_input_tokens'],
		cacheWriteTokens: ['cache_write_token_count', 'codex.turn.token_usage.cache_write_input_tokens'],
		reasoningTokens: [
			'reasoning_token_count',
			'codex.turn.token_usage.reasoning_output_tokens',
			'codex.usage.reasoning_output_tokens',
		],
		durationMs: ['duration_ms'],
		timeToFirstTokenMs: ['ttft_ms'],
		responseId: ['response.id', 'response_id'],
		toolName: ['tool_name'],
		toolCallId: ['call_id'],
		toolInput: ['arguments'],
		toolOutput: ['output'],
		input: ['prompt'],
		statusMessage: ['error.message'],
		succeeded: ['success'],
		session: ['conversation.id'],
		user: ['user.account_id', 'user.email'],
	},
	fields: {},
	counting: () => 'inclusive',
	spanTypes: {
		handle_responses: 'other',
		'session_task.turn': 'agent',
		run_turn: 'workflow',
		session_loop: 'workflow',
	},
};
