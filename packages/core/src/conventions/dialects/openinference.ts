import type { Convention } from '../convention.ts';
import { inAnswer, inside } from '../fields/source.ts';

/**
 * Arize OpenInference. The span kind is the type; messages and documents are spread over indexed keys; the response id and
 * the cache's one-hour part stand only in the provider's answer, kept as JSON in `output.value`.
 */
export const openInference: Convention = {
	name: 'openinference',
	title: 'Arize OpenInference (Phoenix, smolagents, Agno, BeeAI …)',
	signs: 'scope `@arizeai/openinference-*`, `openinference.instrumentation*`; `openinference.span.kind`',
	claims: ({ attributes, scope }) =>
		attributes.has('openinference.span.kind') ||
		scope.name.startsWith('@arizeai/openinference-') ||
		scope.name.startsWith('openinference.instrumentation'),
	operations: [
		{
			key: 'openinference.span.kind',
			types: {
				llm: 'llm',
				embedding: 'embedding',
				retriever: 'retrieval',
				reranker: 'rerank',
				tool: 'tool',
				agent: 'agent',
				chain: 'workflow',
				guardrail: 'guardrail',
				evaluator: 'evaluator',
				prompt: 'prompt',
			},
		},
	],
	fields: {
		// llm.provider is the host that answers (azure), llm.system the family of its API (openai).
		provider: ['llm.provider', 'llm.system'],
		requestModel: [
			'llm.request.model_name',
			// llm.model_name becomes the answer's model once it is known; what was asked for stays here.
			inAnswer('llm.invocation_parameters', 'model'),
			'llm.model_name',
			'embedding.model_name',
			'reranker.model_name',
		],
		responseModel: ['llm.response.model_name', 'llm.model_name'],
		responseId: [
			inAnswer('output.value', 'id'),
			inAnswer('output.value', 'response_id'),
			// LangChain: the provider's id of the first generation.
			inAnswer('output.value', 'generations.0.0.message.kwargs.response_metadata.id'),
			inAnswer('output.value', 'generations.0.0.message.kwargs.id'),
			inAnswer('output.value', 'generations.0.0.generation_info.id'),
		],
		serviceTier: [inAnswer('output.value', 'service_tier'), inAnswer('output.value', 'usage.service_tier')],
		finishReasons: [
			'llm.finish_reason',
			inAnswer('output.value', 'choices.0.finish_reason'),
			inAnswer('output.value', 'stop_reason'),
			inAnswer('output.value', 'generations.0.0.generation_info.finish_reason'),
			inAnswer('output.value', 'generations.0.0.generationInfo.finish_reason'),
			inAnswer('output.value', 'generations.0.0.message.kwargs.response_metadata.finish_reason'),
			inAnswer('output.value', 'generations.0.0.message.kwargs.response_metadata.stop_reason'),
			inAnswer('output.value', 'candidates.0.finish_reason'),
			inAnswer('output.value', 'candidates.0.finishReason'),
		],
		toolName: ['tool.name'],
		toolCallId: ['tool.id', 'tool_call.id'],
		toolInput: ['input.value', 'tool.parameters'],
		toolOutput: ['output.value'],
		promptName: ['llm.prompt_template.name', 'prompt.name', 'prompt.id'],
		promptVersion: ['llm.prompt_template.version'],
		tags: ['tag.tags'],
		inputTokens: [
			'llm.token_count.prompt',
			inAnswer('output.value', 'usage.prompt_tokens'),
			inAnswer('output.value', 'usage.input_tokens'),
		],
		outputTokens: [
			'llm.token_count.completion',
			inAnswer('output.value', 'usage.completion_tokens'),
			inAnswer('output.value', 'usage.output_tokens'),
		],
		totalTokens: ['llm.token_count.total'],
		cacheReadTokens: [
			'llm.token_count.prompt_details.cache_read',
			'llm.token_count.prompt_details.cache_input',
			inAnswer('output.value', 'usage.prompt_tokens_details.cached_tokens'),
			inAnswer('output.value', 'usage.input_tokens_details.cached_tokens'),
		],
		cacheWriteTokens: ['llm.token_count.prompt_details.cache_write'],
		cacheWrite5mTokens: [inAnswer('output.value', 'usage.cache_creation.ephemeral_5m_input_tokens')],
		cacheWrite1hTokens: [inAnswer('output.value', 'usage.cache_creation.ephemeral_1h_input_tokens')],
		rawInputTokens: [inAnswer('output.value', 'usage.input_tokens')],
		rawCacheReadTokens: [inAnswer('output.value', 'usage.cache_read_input_tokens')],
		rawCacheWriteTokens: [inAnswer('output.value', 'usage.cache_creation_input_tokens')],
		reasoningTokens: [
			'llm.token_count.completion_details.reasoning',
			inAnswer('output.value', 'usage.completion_tokens_details.reasoning_tokens'),
			inAnswer('output.value', 'usage.output_tokens_details.reasoning_tokens'),
		],
		audioInputTokens: ['llm.token_count.prompt_details.audio'],
		audioOutputTokens: ['llm.token_count.completion_details.audio'],
		webSearches: [
			inAnswer('output.value', 'usage.server_tool_use.web_search_requests'),
			inAnswer('output.value', 'usage.num_search_queries'),
		],
		audioSeconds: [inAnswer('output.value', 'usage.seconds')],
		sdkCostUsd: ['llm.cost.total'],
		sdkInputCostUsd: ['llm.cost.prompt'],
		sdkOutputCostUsd: ['llm.cost.completion'],
		streamed: [inside('llm.invocation_parameters', 'stream')],
		input: [
			'llm.input_messages.0.message.content',
			'llm.input_messages.0.message.role',
			'llm.prompts.0.prompt.text',
			'reranker.query',
			'embedding.embeddings.0.embedding.text',
			'input.value',
		],
		output: [
			'llm.output_messages.0.message.content',
			'llm.output_messages.0.message.role',
			'llm.choices.0.completion.text',
			'output.value',
		],
		toolDefinitions: ['llm.tools.0.tool.json_schema', inside('llm.invocation_parameters', 'tools')],
		documents: [
			'retrieval.documents.0.document.content',
			'retrieval.documents.0.document.id',
			'reranker.output_documents.0.document.content',
			'reranker.output_documents.0.document.id',
			'reranker.input_documents.0.document.content',
		],
	},
	metadata: [{ json: 'metadata' }],
};
