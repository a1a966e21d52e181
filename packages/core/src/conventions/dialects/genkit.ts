import type { Attributes } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';
import { inAnswer, inside, onCalls } from '../fields/source.ts';

const answer = 'genkit:output';

const subtypes: { readonly [value: string]: SpanType } = {
	model: 'llm',
	'background-model': 'llm',
	embedder: 'embedding',
	retriever: 'retrieval',
	reranker: 'rerank',
	tool: 'tool',
	'tool.v2': 'tool',
	agent: 'agent',
	flow: 'workflow',
	prompt: 'prompt',
	'executable-prompt': 'prompt',
	evaluator: 'evaluator',
	indexer: 'other',
};

/** `genkit:type` is coarse (action, flowStep, util); the subtype says which action. */
function typeOfAction(value: string, attributes: Attributes): SpanType | null {
	if (attributes.has('genkit:metadata:subtype')) return null;
	return /^(flow|flowstep|util|dotprompt|helper|prompttemplate)$/.test(value) ? 'workflow' : null;
}

/** Google's Genkit (JavaScript, Go, Python, Dart): requests, answers and usage as JSON under `genkit:*`. */
export const genkit: Convention = {
	name: 'genkit',
	title: 'Genkit',
	signs: 'scope `genkit-tracer`, `genkit:type`, `genkit:name`',
	claims: ({ scope, attributes }) =>
		scope.name === 'genkit-tracer' || attributes.has('genkit:type') || attributes.has('genkit:name'),
	operations: [
		{ key: 'genkit:metadata:subtype', types: subtypes, ownOnly: true },
		{ key: 'genkit:type', types: typeOfAction, ownOnly: true },
	],
	ownMeanings: {
		// `googleai/gemini-2.5-flash`: the name of the action is the model's.
		requestModel: ['gen_ai.request.model', onCalls('genkit:name')],
	},
	fields: {
		level: ['genkit:state'],
		statusMessage: ['genkit:error'],
		responseId: [inAnswer(answer, 'raw.responseId'), inAnswer(answer, 'raw.id')],
		responseModel: [inAnswer(answer, 'raw.modelVersion'), inAnswer(answer, 'raw.model')],
		finishReasons: [inAnswer(answer, 'finishReason')],
		inputTokens: [inAnswer(answer, 'usage.inputTokens')],
		outputTokens: [inAnswer(answer, 'usage.outputTokens')],
		totalTokens: [inAnswer(answer, 'usage.totalTokens')],
		// Its plugin for OpenAI leaves the details in the provider's own answer.
		cacheReadTokens: [
			inAnswer(answer, 'usage.cachedContentTokens'),
			inAnswer(answer, 'raw.usage.prompt_tokens_details.cached_tokens'),
		],
		reasoningTokens: [
			inAnswer(answer, 'usage.thoughtsTokens'),
			inAnswer(answer, 'raw.usage.completion_tokens_details.reasoning_tokens'),
		],
		input: ['genkit:input'],
		output: [answer],
		toolInput: ['genkit:input'],
		toolOutput: [answer],
		toolDefinitions: [inside('genkit:input', 'tools')],
		session: ['genkit:sessionId', 'genkit:metadata:sessionId'],
	},
	metadata: [{ json: 'genkit:metadata:context' }],
};
