import type { Attributes } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';
import { inside } from '../fields/source.ts';

const usage = 'langfuse.observation.usage_details';

const types: { readonly [value: string]: SpanType } = {
	generation: 'llm',
	embedding: 'embedding',
	retriever: 'retrieval',
	tool: 'tool',
	agent: 'agent',
	chain: 'workflow',
	span: 'workflow',
	guardrail: 'guardrail',
	evaluator: 'evaluator',
	event: 'other',
};

/** Python SDKs up to 3.3 send generations as "span"; `observeOpenAI` calls embeddings generations too. */
function typeOf(value: string, attributes: Attributes): SpanType | null {
	const model = attributes.get('langfuse.observation.model.name');
	if (model !== undefined && (value === 'span' || value === 'generation'))
		return typeof model === 'string' && /\bembed/i.test(model) ? 'embedding' : 'llm';
	return Object.hasOwn(types, value) ? (types[value] ?? null) : null;
}

/** Langfuse SDK 3–5. Usage comes as buckets: input without cache, output without reasoning, the total with both. */
export const langfuse: Convention = {
	name: 'langfuse',
	title: 'Langfuse SDK 3–5',
	signs: 'scope `langfuse-sdk*`, `langfuse.observation.type`',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('langfuse-sdk') || attributes.has('langfuse.observation.type'),
	operations: [{ key: 'langfuse.observation.type', types: typeOf }],
	fields: {
		requestModel: ['langfuse.observation.model.name'],
		promptName: ['langfuse.observation.prompt.name', 'langfuse.prompt.name'],
		promptVersion: ['langfuse.observation.prompt.version', 'langfuse.prompt.version'],
		tags: ['langfuse.trace.tags', 'langfuse.tags'],
		level: ['langfuse.observation.level'],
		statusMessage: ['langfuse.observation.status_message'],
		inputTokens: [
			inside(usage, 'input'),
			inside(usage, 'prompt_tokens'),
			inside(usage, 'input_tokens'),
			inside(usage, 'promptTokens'),
		],
		outputTokens: [
			inside(usage, 'output'),
			inside(usage, 'completion_tokens'),
			inside(usage, 'output_tokens'),
			inside(usage, 'completionTokens'),
		],
		totalTokens: [inside(usage, 'total'), inside(usage, 'total_tokens'), inside(usage, 'totalTokens')],
		cacheReadTokens: [
			inside(usage, 'input_cached_tokens'),
			inside(usage, 'cache_read_input_tokens'),
			inside(usage, 'input_cache_read'),
			inside(usage, 'prompt_tokens_details.cached_tokens'),
			inside(usage, 'input_tokens_details.cached_tokens'),
		],
		cacheWriteTokens: [inside(usage, 'input_cache_creation'), inside(usage, 'cache_creation_input_tokens')],
		cacheWrite5mTokens: [inside(usage, 'input_cache_creation_5m')],
		cacheWrite1hTokens: [inside(usage, 'input_cache_creation_1h')],
		reasoningTokens: [
			inside(usage, 'output_reasoning_tokens'),
			inside(usage, 'output_reasoning'),
			inside(usage, 'completion_tokens_details.reasoning_tokens'),
			inside(usage, 'output_tokens_details.reasoning_tokens'),
		],
		audioInputTokens: [inside(usage, 'input_audio_tokens'), inside(usage, 'input_audio')],
		audioOutputTokens: [inside(usage, 'output_audio_tokens'), inside(usage, 'output_audio')],
		acceptedPredictionTokens: [inside(usage, 'output_accepted_prediction_tokens')],
		rejectedPredictionTokens: [inside(usage, 'output_rejected_prediction_tokens')],
		webSearches: [
			inside(usage, 'web_searches'),
			inside(usage, 'web_search_requests'),
			inside(usage, ['server_tool_use.web_search_requests']),
		],
		images: [inside(usage, 'images'), inside(usage, 'output_images')],
		audioSeconds: [inside(usage, 'audio_seconds'), inside(usage, 'seconds'), inside(usage, 'input_audio_seconds')],
		characters: [inside(usage, 'characters'), inside(usage, 'input_characters')],
		sdkCostUsd: [inside('langfuse.observation.cost_details', 'total')],
		sdkInputCostUsd: [inside('langfuse.observation.cost_details', 'input')],
		sdkOutputCostUsd: [inside('langfuse.observation.cost_details', 'output')],
		firstTokenAt: ['langfuse.observation.completion_start_time'],
		input: ['langfuse.observation.input', 'langfuse.trace.input'],
		output: ['langfuse.observation.output', 'langfuse.trace.output'],
		toolInput: ['langfuse.observation.input'],
		toolOutput: ['langfuse.observation.output'],
		user: ['langfuse.user.id'],
		session: ['langfuse.session.id'],
		environment: ['langfuse.environment'],
		release: ['langfuse.release', 'langfuse.version'],
	},
	metadata: [
		{ prefix: 'langfuse.observation.metadata.' },
		{ prefix: 'langfuse.trace.metadata.' },
		{ json: 'langfuse.observation.metadata' },
		{ json: 'langfuse.trace.metadata' },
	],
	// Only the SDK's own buckets are net; a usage object of the provider, passed on whole, keeps the provider's rule.
	counting: (_span, { keys }) =>
		/ › (input|output)$/.test(keys.inputTokens ?? keys.outputTokens ?? '') ? 'net' : null,
};
