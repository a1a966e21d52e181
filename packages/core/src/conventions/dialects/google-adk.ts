import type { Convention } from '../convention.ts';
import { type Inside, inAnswer } from '../fields/source.ts';

const question = 'gcp.vertex.agent.llm_request';
const answer = 'gcp.vertex.agent.llm_response';

/** Python's spelling, then JavaScript's. */
const counted = (python: string, javascript: string): Inside[] => [
	inAnswer(answer, `usage_metadata.${python}`),
	inAnswer(answer, `usageMetadata.${javascript}`),
];

/** Google's Agent Development Kit: OTel GenAI names for calls; requests and answers as JSON under `gcp.vertex.agent.*`. */
export const googleAdk: Convention = {
	name: 'google-adk',
	title: 'Google Agent Development Kit, Vertex AI agents',
	signs: 'scope `gcp.vertex.agent*`, `gcp.vertex.agent.*`',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('gcp.vertex.agent') ||
		attributes.has('gcp.vertex.agent.llm_request') ||
		attributes.has('gcp.vertex.agent.tool_call_args') ||
		attributes.has('gcp.vertex.agent.invocation_id'),
	operations: [],
	fields: {
		inputTokens: counted('prompt_token_count', 'promptTokenCount'),
		outputTokens: counted('candidates_token_count', 'candidatesTokenCount'),
		totalTokens: counted('total_token_count', 'totalTokenCount'),
		cacheReadTokens: counted('cached_content_token_count', 'cachedContentTokenCount'),
		reasoningTokens: counted('thoughts_token_count', 'thoughtsTokenCount'),
		finishReasons: [inAnswer(answer, 'finish_reason'), inAnswer(answer, 'finishReason')],
		systemInstructions: [
			inAnswer(question, 'config.system_instruction'),
			inAnswer(question, 'config.systemInstruction'),
		],
		toolDefinitions: [inAnswer(question, 'config.tools')],
		input: [question],
		output: [answer],
		toolInput: ['gcp.vertex.agent.tool_call_args'],
		toolOutput: ['gcp.vertex.agent.tool_response'],
		session: ['gcp.vertex.agent.session_id'],
	},
	spanNames: [
		[/^call_llm\b/, 'llm'],
		[/^agent_run\b/, 'agent'],
		[/^invocation\b/, 'workflow'],
	],
};
