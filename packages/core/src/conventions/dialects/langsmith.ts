import type { Convention } from '../convention.ts';
import { inAnswer, inside } from '../fields/source.ts';

const usage = 'langsmith.usage_metadata';
/** Python's SDK, and older ones, leave it among the metadata. */
const olderUsage = 'langsmith.metadata.usage_metadata';

/**
 * LangSmith's OpenTelemetry export. `langsmith.span.kind` wins over `gen_ai.operation.name`, which says `embeddings` for retrievers;
 * `gen_ai.system` is a guess; `langsmith.trace.session_*` is the project, not a session.
 */
export const langSmith: Convention = {
	name: 'langsmith',
	title: 'LangSmith OpenTelemetry export',
	signs: 'scope `langsmith`, `langsmith.span.kind`',
	claims: ({ scope, attributes }) => scope.name === 'langsmith' || attributes.has('langsmith.span.kind'),
	operations: [
		{
			key: 'langsmith.span.kind',
			types: {
				llm: 'llm',
				embedding: 'embedding',
				retriever: 'retrieval',
				tool: 'tool',
				chain: 'workflow',
				prompt: 'prompt',
				parser: 'other',
			},
		},
	],
	fields: {
		provider: ['langsmith.metadata.ls_provider'],
		requestModel: ['gen_ai.request.model', 'langsmith.metadata.ls_model_name'],
		responseId: [
			'gen_ai.response.id',
			inAnswer('gen_ai.completion', 'id'),
			inAnswer('gen_ai.completion', 'generations.0.0.message.kwargs.response_metadata.id'),
			inAnswer('gen_ai.completion', 'generations.0.0.message.kwargs.id'),
		],
		tags: ['langsmith.span.tags'],
		inputTokens: [inside(usage, 'input_tokens'), inside(olderUsage, 'input_tokens')],
		outputTokens: [inside(usage, 'output_tokens'), inside(olderUsage, 'output_tokens')],
		totalTokens: [inside(usage, 'total_tokens'), inside(olderUsage, 'total_tokens')],
		cacheReadTokens: [
			inside(usage, 'input_token_details.cache_read'),
			inside(olderUsage, 'input_token_details.cache_read'),
			inside('gen_ai.usage.input_token_details', 'cache_read'),
		],
		cacheWriteTokens: [
			inside(usage, 'input_token_details.cache_creation'),
			inside(olderUsage, 'input_token_details.cache_creation'),
			inside('gen_ai.usage.input_token_details', 'cache_creation'),
		],
		reasoningTokens: [
			inside(usage, 'output_token_details.reasoning'),
			inside(olderUsage, 'output_token_details.reasoning'),
			inside('gen_ai.usage.output_token_details', 'reasoning'),
		],
		audioInputTokens: [inside(usage, 'input_token_details.audio'), inside(olderUsage, 'input_token_details.audio')],
		audioOutputTokens: [inside(usage, 'output_token_details.audio'), inside(olderUsage, 'output_token_details.audio')],
		streamed: ['langsmith.request.streaming'],
		input: ['gen_ai.prompt'],
		output: ['gen_ai.completion'],
		toolInput: ['gen_ai.prompt'],
		toolOutput: ['gen_ai.completion'],
		user: ['langsmith.metadata.user_id'],
		session: ['langsmith.metadata.session_id', 'langsmith.metadata.thread_id', 'langsmith.metadata.conversation_id'],
	},
	metadata: [{ prefix: 'langsmith.metadata.' }],
	okIsEarly: true,
};
