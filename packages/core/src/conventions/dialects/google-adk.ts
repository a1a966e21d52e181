import type { Convention } from '../convention.ts';
import { inAnswer } from '../fields/source.ts';

const question = 'gcp.vertex.agent.llm_request';
const answer = 'gcp.vertex.agent.llm_response';

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
		inputTokens: [inAnswer(answer, 'usage_metadata.prompt_token_count')],
		outputTokens: [inAnswer(answer, 'usage_metadata.candidates_token_count')],
		totalTokens: [inAnswer(answer, 'usage_metadata.total_token_count')],
		cacheReadTokens: [inAnswer(answer, 'usage_metadata.cached_content_token_count')],
		finishReasons: [inAnswer(answer, 'finish_reason')],
		systemInstructions: [inAnswer(question, 'config.system_instruction')],
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
