import type { RawSpan } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';
import { operationTypes } from './operations.ts';

/** `gen_ai.chat` → chat; `ai.pipeline.langchain`, of older SDKs, is a chain. */
function typeOfOp(value: string): SpanType | null {
	const [family, operation = ''] = value.split('.');
	if (family === 'gen_ai' && operation === 'handoff') return 'workflow';
	if (family === 'gen_ai') return Object.hasOwn(operationTypes, operation) ? (operationTypes[operation] ?? null) : null;
	if (family !== 'ai') return null;
	return /^(pipeline|run)$/.test(operation)
		? 'workflow'
		: /^(chat_completions|completions?)$/.test(operation)
			? 'llm'
			: null;
}

const claims = ({ attributes }: RawSpan) =>
	['sentry.op', 'sentry.origin'].some((key) => /^(auto\.)?(gen_ai|ai)\./.test(String(attributes.get(key) ?? '')));

/** Sentry's AI monitoring: OTel GenAI names and spellings of its own. `gen_ai.cost.total_tokens` is money, despite its name. */
export const sentry: Convention = {
	name: 'sentry',
	title: 'Sentry AI monitoring',
	signs: '`sentry.op` or `sentry.origin` of `gen_ai.*`, `ai.*`',
	claims,
	operations: [
		{ key: 'sentry.op', types: typeOfOp },
		{
			key: 'gen_ai.operation.type',
			types: { ai_client: 'llm', agent: 'agent', tool: 'tool', handoff: 'workflow' },
		},
	],
	fields: {
		requestModel: ['ai.model_id'],
		finishReasons: ['gen_ai.response.finish_reasons', 'ai.finish_reason'],
		inputTokens: ['ai.prompt_tokens.used'],
		outputTokens: ['ai.completion_tokens.used'],
		totalTokens: ['ai.total_tokens.used'],
		sdkCostUsd: ['gen_ai.cost.total_tokens', 'ai.total_cost'],
		sdkInputCostUsd: ['gen_ai.cost.input_tokens'],
		sdkOutputCostUsd: ['gen_ai.cost.output_tokens'],
		streamed: ['gen_ai.response.streaming', 'ai.streaming'],
		timeToFirstTokenSeconds: ['gen_ai.response.time_to_first_token'],
		input: ['gen_ai.request.messages', 'gen_ai.embeddings.input', 'ai.input_messages'],
		output: ['gen_ai.response.text', 'gen_ai.response.tool_calls', 'ai.responses'],
		toolDefinitions: ['gen_ai.request.available_tools', 'ai.tools'],
		tags: ['ai.tags'],
	},
};
