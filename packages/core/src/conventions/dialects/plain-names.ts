import type { RawSpan } from '../../spans/raw-span.ts';
import type { Convention } from '../convention.ts';
import { isTravelling } from '../travelling.ts';
import { bareModels, isStepName, stepNames, typeOfStep } from './agent-steps.ts';
import { operationTypes } from './operations.ts';
import { verdictFields } from './verdict-fields.ts';

/** Bare words that mean a model call only in each other's company. */
const bareUsage = [
	'cost_usd',
	'usage.cost_usd',
	'tokens.input',
	'tokens.prompt',
	'usage.input_tokens',
	'usage.prompt_tokens',
	'input_tokens',
	'output_tokens',
	'prompt_tokens',
	'completion_tokens',
	'total_tokens',
];

/** Words that say by themselves what the span is. */
const ownKeys = new Set([
	'retrieval.query',
	'rag.documents',
	'tool.name',
	'tool.input',
	'tool.output',
	'step.type',
	'step.tool',
	'agent.total_cost',
	'agent.total_tokens',
]);

/** `ai.` is also Application Insights' (`ai.operation.name`, `ai.device.id`): only words for models count. */
const ownPrefixes =
	/^((llm|genai)\.|ai\.(model|vendor|provider|tokens?|usage|cost|prompt|response|completion|guardrail|finish_reason|tool|agent|embeddings?|chat|temperature|max_tokens|operation$))/;

function claims({ attributes, name }: RawSpan): boolean {
	for (const key of attributes.keys()) {
		if (ownKeys.has(key) || (ownPrefixes.test(key) && !isTravelling(key))) return true;
	}
	const has = (key: string) => attributes.has(key);
	return isStepName(name) || (bareModels.some(has) && bareUsage.some(has));
}

/** The names of blog posts, hand-written spans and gateways: no specification, only habit. */
export const plainNames: Convention = {
	name: 'plain',
	title: 'Plain names of hand-written spans, agent steps',
	signs:
		'any `llm.*`, `genai.*`, `ai.model` and the like that do not travel; `model` with tokens or cost; names like `agent.step.3`',
	claims,
	operations: [
		{ key: 'llm.operation', types: operationTypes },
		{ key: 'ai.operation', types: operationTypes },
		{ key: 'step.type', types: typeOfStep },
	],
	fields: {
		provider: [
			'llm.provider',
			'llm.vendor',
			'ai.vendor',
			'ai.provider',
			'genai.provider',
			'llm.system',
			'model.provider',
			'model_provider',
		],
		requestModel: ['llm.model', 'ai.model', 'genai.model', 'llm.request.model', 'llm.model_name', ...bareModels],
		responseModel: ['llm.response.model'],
		responseId: ['llm.response.id', 'llm.response_id'],
		serviceTier: ['llm.service_tier', 'llm.tier', 'service_tier'],
		batch: ['llm.batch', 'llm.is_batch', 'ai.batch'],
		batchId: ['llm.batch_id', 'llm.batch.id'],
		finishReasons: ['llm.finish_reason', 'llm.finish_reasons', 'llm.stop_reason', 'ai.finish_reason'],
		toolName: ['tool.name', 'llm.tool.name', 'step.tool', 'tool_name'],
		toolCallId: ['tool.call_id', 'tool.call.id', 'tool_call_id'],
		toolInput: ['tool.input', 'tool.arguments', 'tool.args', 'tool.parameters'],
		toolOutput: ['tool.output', 'tool.result'],
		promptName: ['prompt.name', 'llm.prompt.name', 'prompt_name', 'prompt.id', 'prompt_id'],
		promptVersion: ['llm.prompt.version', 'prompt.version', 'llm.prompt_version', 'prompt_version'],
		stage: ['stage', 'stage.name'],
		...verdictFields,
		tags: ['tags'],
		statusMessage: ['llm.error.message', 'llm.error', 'error.message'],
		errorType: ['llm.error.type', 'llm.error'],
		failed: ['error'],
		inputTokens: [
			'llm.input_tokens',
			'llm.prompt_tokens',
			'llm.usage.input_tokens',
			'llm.usage.prompt_tokens',
			'llm.tokens.input',
			'llm.tokens.prompt',
			'ai.tokens.input',
			'ai.tokens.prompt',
			'gen_ai.tokens.input',
			'genai.tokens.input',
			'llm.token_count.prompt',
			'llm.token_count.input',
			'llm.tokens_in',
			'tokens.input',
			'tokens.prompt',
			'usage.input_tokens',
			'usage.prompt_tokens',
			'input_tokens',
			'prompt_tokens',
		],
		outputTokens: [
			'llm.output_tokens',
			'llm.completion_tokens',
			'llm.usage.output_tokens',
			'llm.usage.completion_tokens',
			'llm.tokens.output',
			'llm.tokens.completion',
			'ai.tokens.output',
			'ai.tokens.completion',
			'gen_ai.tokens.output',
			'genai.tokens.output',
			'llm.token_count.completion',
			'llm.token_count.output',
			'llm.tokens_out',
			'tokens.output',
			'tokens.completion',
			'usage.output_tokens',
			'usage.completion_tokens',
			'output_tokens',
			'completion_tokens',
		],
		totalTokens: [
			'llm.total_tokens',
			'llm.tokens',
			'llm.usage.total_tokens',
			'llm.tokens.total',
			'ai.tokens.total',
			'total_tokens',
		],
		cacheReadTokens: ['llm.cached_tokens', 'llm.cache_read_tokens', 'llm.tokens.cached'],
		cacheWriteTokens: ['llm.cache_write_tokens', 'llm.cache_creation_tokens'],
		reasoningTokens: ['llm.reasoning_tokens'],
		sdkCostUsd: [
			'gen_ai.usage.cost_usd',
			'gen_ai.usage.total_cost',
			'gen_ai.usage.total_cost_usd',
			'gen_ai.cost.usd',
			'llm.cost_usd',
			'llm.cost',
			'llm.cost.usd',
			'llm.usage.cost',
			'llm.usage.total_cost',
			'ai.cost.usd',
			'usage.cost_usd',
			'cost_usd',
		],
		// Never billed: the calls below it are.
		aggregatedCostUsd: ['agent.total_cost', 'agent.total_cost_usd', 'agent.cost.total'],
		sdkInputCostUsd: ['gen_ai.usage.input_cost', 'llm.input_cost', 'llm.cost.input'],
		sdkOutputCostUsd: ['gen_ai.usage.output_cost', 'llm.output_cost', 'llm.cost.output'],
		cacheHit: ['llm.cache_hit', 'llm.cached', 'cache_hit'],
		webSearches: ['llm.web_searches', 'llm.usage.web_searches', 'llm.web_search_requests'],
		images: ['llm.images', 'llm.image_count', 'llm.usage.images', 'ai.usage.images'],
		audioSeconds: ['llm.audio_seconds', 'llm.usage.audio_seconds', 'ai.usage.audio_seconds'],
		characters: ['llm.characters', 'llm.usage.characters', 'ai.usage.characters'],
		streamed: ['llm.stream', 'llm.streaming'],
		timeToFirstTokenMs: [
			'llm.ttft_ms',
			'llm.time_to_first_token_ms',
			'llm.first_token_ms',
			'ttft_ms',
			'time_to_first_token_ms',
		],
		timeToFirstTokenSeconds: [
			'llm.time_to_first_token',
			'llm.time_to_first_token_s',
			'llm.ttft',
			'time_to_first_token',
		],
		durationMs: ['llm.latency_ms', 'llm.duration_ms'],
		durationSeconds: ['llm.duration_seconds'],
		input: ['llm.prompt', 'llm.prompts', 'llm.input', 'ai.prompt.text', 'retrieval.query', 'prompt', 'input'],
		output: ['llm.completion', 'llm.response', 'llm.output', 'ai.response.text', 'response', 'output'],
		systemInstructions: ['llm.system_prompt'],
		documents: ['rag.documents', 'retrieval.documents'],
		tenant: ['app.tenant_id', 'app.tenant.id', 'org.id', 'workspace.id'],
		team: ['cost_center', 'department'],
		feature: ['feature.id', 'project.id'],
		user: ['enduser_id', 'app.user_id'],
		session: ['thread_id', 'session_id', 'chat.id', 'conversation.id', 'conversation_id'],
		environment: ['env'],
	},
	metadata: [{ json: 'metadata' }, { prefix: 'metadata.' }, { json: 'llm.metadata' }, { prefix: 'llm.metadata.' }],
	spanNames: stepNames,
};
