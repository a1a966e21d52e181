import type { Convention } from '../convention.ts';

/**
 * Gemini CLI: log events (docs/cli/telemetry.md) that stand for calls and tools, and spans with operations of its own. Input includes
 * the cache; thoughts stand beside the output, the prompt tokens of tools beside the input, as in the API.
 */
export const geminiCli: Convention = {
	name: 'gemini-cli',
	title: 'Gemini CLI',
	signs: 'scope `gemini-cli*`, event name `gemini_cli.*`',
	claims: ({ scope, attributes }) =>
		/^gemini[-_]cli/.test(scope.name) || String(attributes.get('event.name') ?? '').startsWith('gemini_cli.'),
	operations: [
		{
			key: 'event.name',
			types: {
				'gemini_cli.api_response': 'llm',
				'gemini_cli.api_error': 'llm',
				'gemini_cli.api_request': 'llm',
				'gemini_cli.tool_call': 'tool',
				'gemini_cli.user_prompt': 'workflow',
			},
			ownOnly: true,
		},
		{
			key: 'gen_ai.operation.name',
			types: {
				llm_call: 'llm',
				tool_call: 'tool',
				agent_call: 'agent',
				user_prompt: 'workflow',
				schedule_tool_calls: 'workflow',
				system_prompt: 'other',
			},
			ownOnly: true,
		},
	],
	ownMeanings: {
		requestModel: ['model', 'model_name', 'gen_ai.request.model'],
		inputTokens: ['input_token_count'],
		outputTokens: ['output_token_count'],
		cacheReadTokens: ['cached_content_token_count'],
		reasoningTokens: ['thoughts_token_count'],
		totalTokens: ['total_token_count'],
		durationMs: ['duration_ms', 'duration'],
		finishReasons: ['finish_reasons'],
		toolName: ['function_name', 'gen_ai.tool.name'],
		toolCallId: ['gen_ai.tool.call_id'],
		toolInput: ['function_args'],
		input: ['prompt', 'request_text'],
		output: ['response_text'],
		statusMessage: ['error.message', 'error'],
		succeeded: ['success'],
		user: ['user.email'],
	},
	fields: {},
	meaningless: ['prompt_id'],
	counting: () => 'inclusive',
};
