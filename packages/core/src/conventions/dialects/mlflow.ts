import type { RawSpan } from '../../spans/raw-span.ts';
import type { Convention, CountingRule } from '../convention.ts';
import type { Fields } from '../fields/field-kinds.ts';
import { inAnswer, inside } from '../fields/source.ts';

const usage = 'mlflow.chat.tokenUsage';
const answer = 'mlflow.spanOutputs';

/** The Anthropic and Bedrock integrations pass the API's counts on, which leave the cache out. */
function countingRule(_span: RawSpan, { values }: Fields): CountingRule | null {
	return /anthropic|bedrock/i.test(values.provider ?? '') ? 'exclusive' : null;
}

/** MLflow Tracing: every value is JSON, text in quotes too; traces carry their sum of tokens on the root, which never bills. */
export const mlflow: Convention = {
	name: 'mlflow',
	title: 'MLflow Tracing',
	signs: '`mlflow.spanType`, `mlflow.spanInputs`',
	claims: ({ attributes }) => attributes.has('mlflow.spanType') || attributes.has('mlflow.spanInputs'),
	operations: [
		{
			key: 'mlflow.spanType',
			types: {
				llm: 'llm',
				chat_model: 'llm',
				embedding: 'embedding',
				retriever: 'retrieval',
				reranker: 'rerank',
				tool: 'tool',
				agent: 'agent',
				chain: 'workflow',
				workflow: 'workflow',
				task: 'workflow',
				guardrail: 'guardrail',
				evaluator: 'evaluator',
				parser: 'other',
				memory: 'other',
			},
		},
	],
	fields: {
		provider: ['mlflow.llm.provider', 'mlflow.chat.provider'],
		requestModel: [inAnswer('mlflow.spanInputs', 'model'), 'mlflow.llm.model', 'mlflow.chat.model'],
		responseModel: [inAnswer(answer, 'model'), 'mlflow.llm.model'],
		responseId: [inAnswer(answer, 'id'), inAnswer(answer, 'response_id')],
		finishReasons: [inAnswer(answer, 'choices.0.finish_reason'), inAnswer(answer, 'stop_reason')],
		serviceTier: [inAnswer(answer, 'service_tier'), inAnswer(answer, 'usage.service_tier')],
		inputTokens: [inside(usage, 'input_tokens')],
		outputTokens: [inside(usage, 'output_tokens')],
		totalTokens: [inside(usage, 'total_tokens')],
		cacheReadTokens: [
			inside(usage, 'cache_read_input_tokens'),
			inAnswer(answer, 'usage.prompt_tokens_details.cached_tokens'),
			inAnswer(answer, 'usage.input_tokens_details.cached_tokens'),
		],
		cacheWriteTokens: [inside(usage, 'cache_creation_input_tokens')],
		cacheWrite5mTokens: [inAnswer(answer, 'usage.cache_creation.ephemeral_5m_input_tokens')],
		cacheWrite1hTokens: [inAnswer(answer, 'usage.cache_creation.ephemeral_1h_input_tokens')],
		rawInputTokens: [inAnswer(answer, 'usage.input_tokens')],
		rawCacheReadTokens: [inAnswer(answer, 'usage.cache_read_input_tokens')],
		rawCacheWriteTokens: [inAnswer(answer, 'usage.cache_creation_input_tokens')],
		reasoningTokens: [
			inAnswer(answer, 'usage.completion_tokens_details.reasoning_tokens'),
			inAnswer(answer, 'usage.output_tokens_details.reasoning_tokens'),
		],
		aggregatedInputTokens: [inside('mlflow.trace.tokenUsage', 'input_tokens')],
		aggregatedOutputTokens: [inside('mlflow.trace.tokenUsage', 'output_tokens')],
		sdkCostUsd: [inside('mlflow.llm.cost', 'total_cost')],
		sdkInputCostUsd: [inside('mlflow.llm.cost', 'input_cost')],
		sdkOutputCostUsd: [inside('mlflow.llm.cost', 'output_cost')],
		webSearches: [inAnswer(answer, 'usage.server_tool_use.web_search_requests')],
		input: ['mlflow.spanInputs'],
		output: [answer],
		toolInput: ['mlflow.spanInputs'],
		toolOutput: [answer],
		toolDefinitions: ['mlflow.chat.tools'],
		user: ['mlflow.trace.user'],
		session: ['mlflow.trace.session'],
	},
	counting: countingRule,
};
