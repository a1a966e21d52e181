import type { RawSpan } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';
import type { Convention, CountingRule } from '../convention.ts';
import type { Fields } from '../fields/field-kinds.ts';
import { inside } from '../fields/source.ts';

/** `ai.embed.doEmbed` is a call; `ai.embed` around it a workflow. `operation.name` appends the function id: " weather-agent". */
function typeOfOperation(value: string): SpanType | null {
	const operation = value.split(' ', 1)[0] ?? '';
	if (!operation.startsWith('ai.')) return operation === 'rerank' ? 'rerank' : null;
	if (operation === 'ai.toolcall') return 'tool';
	if (operation.startsWith('ai.rerank')) return 'rerank';
	const step = operation.split('.')[2];
	if (step === undefined || !step.startsWith('do')) return 'workflow';
	return step === 'doembed' ? 'embedding' : 'llm';
}

/**
 * Version 5 and before pass the Anthropic API's input on, which leaves the cache out; 6 adds it. The version stands in the user
 * agent of calls that do not stream; where it is absent, the details that came with 6 tell.
 */
function countingRule({ attributes }: RawSpan, { values }: Fields): CountingRule | null {
	const provider = String(values.provider ?? '');
	if (!/anthropic|bedrock/.test(provider)) return 'inclusive';
	const agent = attributes.get('ai.request.headers.user-agent');
	const version = typeof agent === 'string' ? /\bai\/(\d+)\./.exec(agent)?.[1] : undefined;
	if (version !== undefined) return Number(version) >= 6 ? 'inclusive' : 'exclusive';
	return attributes.has('ai.usage.inputTokenDetails.noCacheTokens') ? 'inclusive' : 'exclusive';
}

const providerMetadata = 'ai.response.providerMetadata';
const olderMetadata = 'ai.result.providerMetadata';

/** Vercel AI SDK 4–6 and 7's legacy telemetry (scope `ai`). */
export const vercelAi: Convention = {
	name: 'vercel-ai',
	title: 'Vercel AI SDK 4–6, and 7 in its legacy form',
	signs: 'scope `ai`, `ai.operationId`',
	claims: ({ scope, attributes }) => scope.name === 'ai' || attributes.has('ai.operationId'),
	operations: [
		{ key: 'ai.operationId', types: typeOfOperation },
		{ key: 'operation.name', types: typeOfOperation },
	],
	fields: {
		provider: ['gen_ai.provider.name', 'ai.model.provider', 'gen_ai.system'],
		requestModel: ['ai.model.id'],
		responseModel: ['ai.response.model'],
		responseId: ['ai.response.id'],
		serviceTier: [
			inside(providerMetadata, 'openai.serviceTier'),
			inside(providerMetadata, 'azure.serviceTier'),
			inside(providerMetadata, 'anthropic.usage.service_tier'),
		],
		finishReasons: ['ai.response.finishReason', 'ai.finishReason'],
		toolName: ['ai.toolCall.name'],
		toolCallId: ['ai.toolCall.id'],
		toolInput: ['ai.toolCall.args'],
		toolOutput: ['ai.toolCall.result'],
		promptName: [inside('ai.telemetry.metadata.langfusePrompt', 'name')],
		promptVersion: [inside('ai.telemetry.metadata.langfusePrompt', 'version')],
		tags: ['ai.telemetry.metadata.tags'],
		inputTokens: ['ai.usage.inputTokens', 'ai.usage.promptTokens', 'ai.usage.tokens'],
		outputTokens: ['ai.usage.outputTokens', 'ai.usage.completionTokens'],
		totalTokens: ['ai.usage.totalTokens'],
		cacheReadTokens: [
			'ai.usage.inputTokenDetails.cacheReadTokens',
			'ai.usage.cachedInputTokens',
			inside(providerMetadata, 'openai.cachedPromptTokens'),
			inside(providerMetadata, 'bedrock.usage.cacheReadInputTokens'),
		],
		cacheWriteTokens: [
			'ai.usage.inputTokenDetails.cacheWriteTokens',
			inside(providerMetadata, 'bedrock.usage.cacheWriteInputTokens'),
		],
		cacheWrite5mTokens: [inside(providerMetadata, 'anthropic.usage.cache_creation.ephemeral_5m_input_tokens')],
		cacheWrite1hTokens: [inside(providerMetadata, 'anthropic.usage.cache_creation.ephemeral_1h_input_tokens')],
		rawInputTokens: [inside(providerMetadata, 'anthropic.usage.input_tokens')],
		rawCacheReadTokens: [
			inside(providerMetadata, 'anthropic.usage.cache_read_input_tokens'),
			inside(providerMetadata, 'anthropic.cacheReadInputTokens'),
		],
		rawCacheWriteTokens: [
			inside(providerMetadata, 'anthropic.usage.cache_creation_input_tokens'),
			inside(providerMetadata, 'anthropic.cacheCreationInputTokens'),
		],
		reasoningTokens: [
			'ai.usage.outputTokenDetails.reasoningTokens',
			'ai.usage.reasoningTokens',
			inside(providerMetadata, 'openai.reasoningTokens'),
		],
		webSearches: [
			inside(providerMetadata, 'anthropic.usage.server_tool_use.web_search_requests'),
			inside(providerMetadata, 'perplexity.usage.numSearchQueries'),
		],
		gatewayCostUsd: [
			inside(providerMetadata, 'openrouter.usage.cost'),
			inside(providerMetadata, 'gateway.cost'),
			inside(olderMetadata, 'openrouter.usage.cost'),
		],
		timeToFirstTokenMs: ['ai.response.msToFirstChunk', 'ai.stream.msToFirstChunk'],
		input: ['ai.prompt.messages', 'ai.prompt', 'ai.values', 'ai.value'],
		output: [
			'ai.response.text',
			'ai.response.toolCalls',
			'ai.response.object',
			'ai.result.text',
			'ai.result.toolCalls',
			'ai.result.object',
		],
		toolDefinitions: ['ai.prompt.tools'],
		documents: ['ai.ranking', 'ai.documents'],
	},
	metadata: [{ prefix: 'ai.telemetry.metadata.' }],
	counting: countingRule,
};
