import type { Convention } from '../convention.ts';

/** Google's Agent Development Kit: OTel GenAI names for calls; requests and answers as JSON under `gcp.vertex.agent.*`. */
export const googleAdk: Convention = {
	name: 'google-adk',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('gcp.vertex.agent') ||
		attributes.has('gcp.vertex.agent.llm_request') ||
		attributes.has('gcp.vertex.agent.tool_call_args') ||
		attributes.has('gcp.vertex.agent.invocation_id'),
	operations: [],
	fields: {
		input: ['gcp.vertex.agent.llm_request'],
		output: ['gcp.vertex.agent.llm_response'],
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
