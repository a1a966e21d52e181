import type { Convention } from '../convention.ts';
import { inside } from '../fields/source.ts';

/** Logfire's other scopes (httpx, system_metrics …) write spans of another kind. */
const logfireIntegrations = /^logfire\.(openai|openai_agents|anthropic|litellm|google_genai|pydantic_ai|mcp)\b/;

/**
 * Pydantic AI and Logfire: OTel GenAI names; agent runs carry `gen_ai.aggregated_usage.*`, which never bills; the whole
 * conversation stands on the agent span. Older versions name no operation.
 */
export const pydanticAi: Convention = {
	name: 'pydantic-ai',
	title: 'Pydantic AI, Logfire',
	signs: 'scope `pydantic-ai`, `logfire.openai` and the other integrations; `pydantic_ai.all_messages`',
	claims: ({ scope, attributes }) =>
		scope.name === 'pydantic-ai' ||
		logfireIntegrations.test(scope.name) ||
		attributes.has('pydantic_ai.all_messages') ||
		attributes.has('all_messages_events') ||
		(attributes.has('logfire.msg') && attributes.has('gen_ai.request.model')),
	operations: [],
	fields: {
		requestModel: ['gen_ai.request.model', 'model_name'],
		toolInput: ['tool_arguments'],
		toolOutput: ['tool_response'],
		tags: ['logfire.tags'],
		sdkCostUsd: ['operation.cost'],
		spanLifecycle: ['logfire.span_type'],
		input: ['pydantic_ai.all_messages', 'all_messages_events', 'events', 'request_data'],
		output: ['final_result', 'events', 'response_data'],
		toolDefinitions: [inside('model_request_parameters', 'function_tools')],
	},
	metadata: [{ json: 'metadata' }, { prefix: 'metadata.' }],
	spanNames: [
		[/^(agent run|invoke_agent)\b|\brun$/, 'agent'],
		[/^running tools?$/, 'workflow'],
		[/^(running tool|execute_tool)\b/, 'tool'],
	],
};
