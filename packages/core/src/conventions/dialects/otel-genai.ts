import type { Convention } from '../convention.ts';
import { isTravelling } from '../travelling.ts';
import { operationTypes } from './operations.ts';

/**
 * OpenTelemetry GenAI semantic conventions: the current names (semantic-conventions-genai) before every older one
 * (`gen_ai.system`, `prompt_tokens`, `cache_creation`, per-index prompts). Aliases are permanent.
 */
export const otelGenai: Convention = {
	name: 'otel-genai',
	title: 'OpenTelemetry GenAI semantic conventions, all versions',
	signs: 'any `gen_ai.*` that does not travel; span events `gen_ai.*`',
	claims: ({ attributes, events }) => {
		for (const key of attributes.keys()) {
			if (key.startsWith('gen_ai.') && !isTravelling(key)) return true;
		}
		return events.some(({ name }) => name.startsWith('gen_ai.'));
	},
	operations: [
		{ key: 'gen_ai.operation.name', types: operationTypes },
		{ key: 'gen_ai.output.type', types: { image: 'llm', speech: 'llm' } },
	],
	fields: {
		provider: ['gen_ai.provider.name', 'gen_ai.system'],
		requestModel: ['gen_ai.request.model'],
		responseModel: ['gen_ai.response.model'],
		responseId: ['gen_ai.response.id'],
		serviceTier: [
			'openai.response.service_tier',
			'gen_ai.openai.response.service_tier',
			'gen_ai.response.service_tier',
			'openai.request.service_tier',
			'gen_ai.openai.request.service_tier',
			'gen_ai.request.service_tier',
		],
		batchId: ['gen_ai.openai.batch.id', 'gen_ai.batch.id', 'openai.batch.id', 'batch.id'],
		batch: ['gen_ai.request.batch'],
		errorType: ['error.type'],
		finishReasons: [
			'gen_ai.response.finish_reasons',
			'gen_ai.response.finish_reason',
			'gen_ai.response.stop_reason',
			'gen_ai.completion.0.finish_reason',
		],
		toolName: ['gen_ai.tool.name'],
		toolCallId: ['gen_ai.tool.call.id'],
		toolInput: ['gen_ai.tool.call.arguments', 'gen_ai.tool.input', 'gen_ai.tool.args'],
		toolOutput: ['gen_ai.tool.call.result', 'gen_ai.tool.output'],
		promptName: ['gen_ai.prompt.name'],
		promptVersion: ['gen_ai.prompt.version'],
		inputTokens: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
		outputTokens: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
		totalTokens: ['gen_ai.usage.total_tokens'],
		cacheReadTokens: [
			'gen_ai.usage.cache_read.input_tokens',
			'gen_ai.usage.cache_read_input_tokens',
			'gen_ai.usage.cache_read_tokens',
			'gen_ai.usage.input_tokens.cached',
			'gen_ai.usage.prompt_tokens_details.cache_read',
			'gen_ai.usage.details.cache_read_tokens',
			'gen_ai.usage.details.cache_read_input_tokens',
			'gen_ai.usage.input_cached_tokens',
		],
		cacheWriteTokens: [
			'gen_ai.usage.cache_write.input_tokens',
			'gen_ai.usage.cache_creation.input_tokens',
			'gen_ai.usage.cache_write_input_tokens',
			'gen_ai.usage.cache_creation_input_tokens',
			'gen_ai.usage.cache_write_tokens',
			'gen_ai.usage.input_tokens.cache_write',
			'gen_ai.usage.prompt_tokens_details.cache_write',
			'gen_ai.usage.details.cache_write_tokens',
			'gen_ai.usage.details.cache_creation_input_tokens',
		],
		// Mastra, and who copies Anthropic's own names.
		cacheWrite5mTokens: [
			'gen_ai.usage.cache_creation.5m_input_tokens',
			'gen_ai.usage.cache_creation.ephemeral_5m_input_tokens',
		],
		cacheWrite1hTokens: [
			'gen_ai.usage.cache_creation.1h_input_tokens',
			'gen_ai.usage.cache_creation.ephemeral_1h_input_tokens',
		],
		reasoningTokens: [
			'gen_ai.usage.reasoning.output_tokens',
			'gen_ai.usage.reasoning_tokens',
			'gen_ai.usage.output_tokens.reasoning',
			'gen_ai.usage.completion_tokens_details.reasoning',
			'gen_ai.usage.details.reasoning_tokens',
			'gen_ai.usage.details.thoughts_tokens',
			'gen_ai.usage.experimental.reasoning_tokens',
		],
		audioInputTokens: [
			'gen_ai.usage.audio.input_tokens',
			'gen_ai.usage.details.input_audio_tokens',
			'gen_ai.usage.input_audio_tokens',
			'gen_ai.usage.audio_input_tokens',
		],
		audioOutputTokens: [
			'gen_ai.usage.audio.output_tokens',
			'gen_ai.usage.details.output_audio_tokens',
			'gen_ai.usage.output_audio_tokens',
			'gen_ai.usage.audio_output_tokens',
		],
		webSearches: [
			'gen_ai.usage.server_tool_use.web_search_requests',
			'anthropic.usage.server_tool_use.web_search_requests',
			'gen_ai.usage.web_search_requests',
			'gen_ai.usage.details.web_search_requests',
			'gen_ai.usage.web_searches',
		],
		images: ['gen_ai.usage.images', 'gen_ai.usage.image_count', 'gen_ai.response.image_count'],
		picturesGiven: ['gen_ai.response.image'],
		choicesAsked: ['gen_ai.request.choice.count', 'gen_ai.request.n'],
		audioSeconds: ['gen_ai.usage.audio_seconds', 'gen_ai.usage.audio.seconds', 'gen_ai.request.audio_duration'],
		characters: ['gen_ai.usage.characters', 'gen_ai.usage.character_count', 'gen_ai.usage.input_characters'],
		aggregatedInputTokens: ['gen_ai.aggregated_usage.input_tokens'],
		aggregatedOutputTokens: ['gen_ai.aggregated_usage.output_tokens'],
		aggregatedCacheReadTokens: [
			'gen_ai.aggregated_usage.cache_read.input_tokens',
			'gen_ai.aggregated_usage.details.cache_read_tokens',
		],
		aggregatedCacheWriteTokens: [
			'gen_ai.aggregated_usage.cache_write.input_tokens',
			'gen_ai.aggregated_usage.cache_creation.input_tokens',
			'gen_ai.aggregated_usage.details.cache_write_tokens',
		],
		streamed: ['gen_ai.request.stream', 'gen_ai.is_streaming', 'gen_ai.request.is_stream'],
		timeToFirstTokenSeconds: [
			'gen_ai.response.time_to_first_chunk',
			'gen_ai.client.operation.time_to_first_chunk',
			'gen_ai.server.time_to_first_token',
		],
		firstTokenAt: ['mastra.completion_start_time'],
		tags: ['mastra.tags'],
		durationSeconds: ['gen_ai.client.operation.duration', 'gen_ai.execute_tool.duration'],
		input: [
			'gen_ai.input.messages',
			'gen_ai.prompt.0.content',
			'gen_ai.prompt.0.role',
			'gen_ai.prompt',
			'gen_ai.retrieval.query.text',
		],
		output: [
			'gen_ai.output.messages',
			'gen_ai.completion.0.content',
			'gen_ai.completion.0.tool_calls.0.name',
			'gen_ai.completion.0.role',
			'gen_ai.completion',
		],
		systemInstructions: ['gen_ai.system_instructions'],
		toolDefinitions: ['gen_ai.tool.definitions', 'gen_ai.tool.definitions.0.name'],
		documents: ['gen_ai.retrieval.documents'],
		user: ['gen_ai.user.id', 'gen_ai.user', 'gen_ai.request.user'],
		session: ['gen_ai.conversation.id'],
	},
	metadata: [{ prefix: 'mastra.metadata.' }],
};
