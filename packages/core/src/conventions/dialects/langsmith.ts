import type { Convention } from '../convention.ts';
import { type Inside, inAnswer, inside } from '../fields/source.ts';

const usage = 'langsmith.usage_metadata';
/** Python's SDK, and older ones, leave it among the metadata. */
const olderUsage = 'langsmith.metadata.usage_metadata';

/** A part of one side. Of a service tier other than the default the parts are named after the tier: `flex_cache_read`. */
const detail = (side: 'input' | 'output', name: string): Inside[] => [
	inside(usage, `${side}_token_details.${name}`),
	inside(olderUsage, `${side}_token_details.${name}`),
	inside(`gen_ai.usage.${side}_token_details`, name),
];

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
		finishReasons: [
			'gen_ai.response.finish_reasons',
			inAnswer('gen_ai.completion', 'choices.0.finish_reason'),
			inAnswer('gen_ai.completion', 'generations.0.0.generation_info.finish_reason'),
			inAnswer('gen_ai.completion', 'generations.0.0.generationInfo.finish_reason'),
			inAnswer('gen_ai.completion', 'generations.0.0.message.kwargs.response_metadata.finish_reason'),
			inAnswer('gen_ai.completion', 'generations.0.0.message.kwargs.response_metadata.stop_reason'),
		],
		tags: ['langsmith.span.tags'],
		inputTokens: [inside(usage, 'input_tokens'), inside(olderUsage, 'input_tokens')],
		outputTokens: [inside(usage, 'output_tokens'), inside(olderUsage, 'output_tokens')],
		totalTokens: [inside(usage, 'total_tokens'), inside(olderUsage, 'total_tokens')],
		cacheReadTokens: [
			...detail('input', 'cache_read'),
			...detail('input', 'flex_cache_read'),
			...detail('input', 'priority_cache_read'),
		],
		cacheWriteTokens: detail('input', 'cache_creation'),
		reasoningTokens: [
			...detail('output', 'reasoning'),
			...detail('output', 'flex_reasoning'),
			...detail('output', 'priority_reasoning'),
		],
		audioInputTokens: detail('input', 'audio'),
		audioOutputTokens: detail('output', 'audio'),
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
