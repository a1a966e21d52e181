import type { Attributes } from '../../spans/raw-span.ts';
import type { Convention } from '../convention.ts';
import { operationTypes } from './operations.ts';

/** Bare words that mean a model call only in each other's company. */
const bareUsage = ['cost_usd', 'usage.cost_usd', 'input_tokens', 'output_tokens', 'prompt_tokens', 'completion_tokens'];

/** Words that say by themselves what the span is. */
const ownKeys = new Set(['retrieval.query', 'rag.documents', 'tool.name', 'tool.input', 'tool.output']);

function claims({ attributes }: { attributes: Attributes }): boolean {
	for (const key of attributes.keys()) {
		if (key.startsWith('llm.') || key.startsWith('ai.') || key.startsWith('genai.')) return true;
		if (ownKeys.has(key)) return true;
	}
	return attributes.has('model') && bareUsage.some((key) => attributes.has(key));
}

/** The names of blog posts, hand-written spans and gateways: no specification, only habit. */
export const plainNames: Convention = {
	name: 'plain',
	claims,
	operations: [
		{ key: 'llm.operation', types: operationTypes },
		{ key: 'ai.operation', types: operationTypes },
	],
	fields: {
		provider: ['llm.provider', 'llm.vendor', 'ai.vendor', 'ai.provider', 'genai.provider', 'llm.system'],
		requestModel: ['llm.model', 'ai.model', 'genai.model', 'llm.request.model', 'llm.model_name', 'model'],
		responseModel: ['llm.response.model'],
		responseId: ['llm.response.id', 'llm.response_id'],
		finishReasons: ['llm.finish_reason', 'llm.finish_reasons', 'llm.stop_reason', 'ai.finish_reason'],
		toolName: ['tool.name', 'llm.tool.name'],
		toolInput: ['tool.input', 'tool.arguments'],
		toolOutput: ['tool.output', 'tool.result'],
		promptName: ['prompt.name', 'llm.prompt.name'],
		promptVersion: ['llm.prompt.version', 'prompt.version', 'llm.prompt_version'],
		stage: ['stage', 'stage.name'],
		tags: ['tags'],
		statusMessage: ['llm.error', 'error.message'],
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
			'output_tokens',
			'completion_tokens',
		],
		totalTokens: ['llm.total_tokens', 'llm.tokens', 'llm.usage.total_tokens', 'llm.tokens.total', 'ai.tokens.total'],
		cacheReadTokens: ['llm.cached_tokens', 'llm.cache_read_tokens', 'llm.tokens.cached'],
		cacheWriteTokens: ['llm.cache_write_tokens', 'llm.cache_creation_tokens'],
		reasoningTokens: ['llm.reasoning_tokens'],
		sdkCostUsd: [
			'gen_ai.usage.cost_usd',
			'gen_ai.usage.total_cost',
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
		cacheHit: ['llm.cache_hit', 'llm.cached', 'cache_hit'],
		streamed: ['llm.stream', 'llm.streaming'],
		timeToFirstTokenMs: ['llm.ttft_ms', 'llm.time_to_first_token_ms'],
		timeToFirstTokenSeconds: ['llm.time_to_first_token'],
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
};
