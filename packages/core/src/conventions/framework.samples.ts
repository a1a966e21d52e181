import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';

/** One span as its emitter's source writes it, and fields that must be read out of it. */
export type Sample = { readonly raw: RawSpan; readonly expected: object };

type Sent = { readonly [key: string]: AttributeValue };

function sample(scope: string, name: string, sent: Sent, expected: object, more: Partial<RawSpan> = {}): Sample {
	return { raw: sampleRawSpan(sent, { name, scope: { name: scope, version: '1.0.0' }, ...more }), expected };
}

const event = (name: string, sent: Sent): RawSpan['events'][number] => ({
	name,
	timeNs: 1_795_195_650_100_000_000n,
	attributes: new Map(Object.entries(sent)),
});

const call = {
	'gen_ai.operation.name': 'chat',
	'gen_ai.request.model': 'gpt-4o-mini',
	'gen_ai.response.id': 'chatcmpl-1',
	'gen_ai.usage.input_tokens': 120,
	'gen_ai.usage.output_tokens': 30,
};
const counted = { inputTokens: 120, outputTokens: 30 };

/** Agent frameworks of which no recording is kept, after their sources. */
export const frameworkSamples: { readonly [convention: string]: readonly Sample[] } = {
	'agent-framework': [
		sample(
			'agent_framework',
			'chat gpt-4o-mini',
			{ ...call, 'gen_ai.provider.name': 'openai', 'gen_ai.response.finish_reasons': '["stop"]' },
			{ type: 'llm', provider: 'openai', responseId: 'chatcmpl-1', finishReasons: ['stop'], usage: counted },
		),
		sample(
			'agent_framework',
			'invoke_agent WeatherAgent',
			{
				...call,
				'gen_ai.operation.name': 'invoke_agent',
				'gen_ai.provider.name': 'microsoft.agent_framework',
				'gen_ai.agent.name': 'WeatherAgent',
			},
			{ type: 'agent', provider: 'openai', usage: counted },
		),
		sample(
			'agent_framework',
			'executor.process writer',
			{ 'executor.id': 'writer', 'executor.type': 'AgentExecutor', 'message.payload_type': 'str' },
			{ type: 'workflow', operation: null, usage: null },
		),
		sample('agent_framework', 'workflow.run', { 'workflow.id': 'w-1' }, { type: 'workflow' }),
		sample('agent_framework', 'message.send', { 'message.type': 'str' }, { type: 'other' }),
		sample(
			'Experimental.Microsoft.Extensions.AI',
			'chat gpt-4o-mini',
			{ ...call, 'gen_ai.provider.name': 'azure.ai.openai' },
			{ type: 'llm', provider: 'azure.ai.openai' },
		),
	],
	'semantic-kernel': [
		sample(
			'semantic_kernel.utils.telemetry.model_diagnostics.decorators',
			'chat gpt-4o-mini',
			{ ...call, 'gen_ai.system': 'openai', 'gen_ai.response.finish_reason': 'FinishReason.STOP' },
			{ type: 'llm', usage: counted, finishReasons: ['FinishReason.STOP'], inputPreview: 'Weather?', hasContent: true },
			{ events: [event('gen_ai.user.message', { 'gen_ai.event.content': '{"role":"user","content":"Weather?"}' })] },
		),
		sample(
			'Microsoft.SemanticKernel.Diagnostics',
			'text.completions davinci',
			{ ...call, 'gen_ai.operation.name': 'text.completions', 'gen_ai.request.model': 'davinci-002' },
			{ type: 'llm', operation: 'text.completions' },
		),
		sample(
			'Microsoft.SemanticKernel',
			'execute_tool Weather-get',
			{ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'Weather-get' },
			{ type: 'tool', toolName: 'Weather-get' },
		),
	],
	genkit: [
		sample(
			'genkit-tracer',
			'googleai/gemini-2.5-flash',
			{
				'genkit:type': 'action',
				'genkit:metadata:subtype': 'model',
				'genkit:name': 'googleai/gemini-2.5-flash',
				'genkit:state': 'success',
				'genkit:input':
					'{"messages":[{"role":"system","content":[{"text":"terse"}]},{"role":"user","content":[{"text":"Weather?"}]}],"tools":[{"name":"get_weather","description":"now","inputSchema":{"type":"object"}}]}',
				'genkit:output':
					'{"message":{"role":"model","content":[{"toolRequest":{"name":"get_weather","ref":"0","input":{"city":"Paris"}}}]},"finishReason":"stop","usage":{"inputTokens":120,"outputTokens":30,"totalTokens":160,"thoughtsTokens":10,"cachedContentTokens":64}}',
			},
			{
				type: 'llm',
				provider: 'gcp.gemini',
				requestModel: 'googleai/gemini-2.5-flash',
				usage: { inputTokens: 120, outputTokens: 40, cacheReadTokens: 64, reasoningTokens: 10 }, // 160 − 120
				finishReasons: ['stop'],
				inputPreview: 'Weather?',
			},
		),
		sample(
			'genkit-tracer',
			'menuFlow',
			{
				'genkit:type': 'action',
				'genkit:metadata:subtype': 'flow',
				'genkit:name': 'menuFlow',
				'genkit:isRoot': true,
				'genkit:metadata:context': '{"auth":{},"tenant":"acme"}',
			},
			{ type: 'workflow', requestModel: null, dimensions: { tenant: 'acme' } },
		),
		sample(
			'genkit-tracer',
			'get_weather',
			{
				'genkit:type': 'action',
				'genkit:metadata:subtype': 'tool',
				'genkit:name': 'get_weather',
				'genkit:state': 'error',
				'genkit:error': 'no such city',
			},
			{ type: 'tool', toolName: 'get_weather', status: 'error', statusMessage: 'no such city' },
		),
		sample('genkit-tracer', 'generate', { 'genkit:type': 'util', 'genkit:name': 'generate' }, { type: 'workflow' }),
	],
	mlflow: [
		sample(
			'mlflow.openai.autolog',
			'Completions',
			{
				'mlflow.spanType': '"CHAT_MODEL"',
				'mlflow.llm.provider': '"openai"',
				'mlflow.llm.model': '"gpt-4o-mini"',
				'mlflow.spanInputs': '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Weather?"}]}',
				'mlflow.spanOutputs':
					'{"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"Rain."}}],"usage":{"prompt_tokens_details":{"cached_tokens":64}}}',
				'mlflow.chat.tokenUsage': '{"input_tokens":120,"output_tokens":30,"total_tokens":150}',
			},
			{
				type: 'llm',
				provider: 'openai',
				operation: 'CHAT_MODEL',
				requestModel: 'gpt-4o-mini',
				responseModel: 'gpt-4o-mini-2024-07-18',
				responseId: 'chatcmpl-1',
				usage: { ...counted, cacheReadTokens: 64 },
				finishReasons: ['stop'],
				inputPreview: 'Weather?',
			},
		),
		sample(
			'mlflow',
			'search',
			{ 'mlflow.spanType': 'RETRIEVER', 'mlflow.spanOutputs': '[{"page_content":"rain","metadata":{},"id":"d1"}]' },
			{ type: 'retrieval' },
		),
		sample(
			'mlflow',
			'agent',
			{
				'mlflow.spanType': 'AGENT',
				'mlflow.trace.tokenUsage': '{"input_tokens":240,"output_tokens":60}',
				'mlflow.trace.session': 's-1',
			},
			{ type: 'agent', billingHint: 'aggregate', usage: { inputTokens: 240 }, dimensions: { session: 's-1' } },
		),
	],
	koog: [
		sample(
			'ai.koog',
			'node nodeCallLLM',
			{ 'koog.node.id': 'nodeCallLLM', 'koog.node.input': '"Weather?"', 'gen_ai.conversation.id': 'c-1' },
			{ type: 'workflow', inputPreview: 'Weather?', dimensions: { session: 'c-1' } },
		),
		sample(
			'ai.koog',
			'llm.chat',
			{ ...call, 'gen_ai.system': 'openai', 'gen_ai.prompt.0.role': 'user', 'gen_ai.prompt.0.content': 'Weather?' },
			{ type: 'llm', usage: counted, inputPreview: 'Weather?' },
		),
		sample(
			'com.acme.app',
			'execute_tool get_weather',
			{ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'get_weather', 'koog.event.id': 'e' },
			{ type: 'tool', toolName: 'get_weather' },
		),
	],
	livekit: [
		sample(
			'livekit-agents',
			'llm_request',
			{
				...call,
				'gen_ai.provider.name': 'api.openai.com',
				'gen_ai.usage.cache_read.input_tokens': 64,
				'lk.response.ttft': 0.412,
			},
			{ type: 'llm', usage: { ...counted, cacheReadTokens: 64 }, timeToFirstTokenMs: 412 },
		),
		sample(
			'livekit-agents',
			'llm_node',
			{ 'gen_ai.request.model': 'gpt-4o-mini', 'lk.pii.response.text': 'Rain.', 'gen_ai.provider.name': 'openai' },
			{ type: 'workflow', usageSource: null },
		),
		sample(
			'livekit-agents',
			'function_tool',
			{
				'lk.function_tool.name': 'get_weather',
				'lk.function_tool.id': 'call_1',
				'lk.pii.function_tool.arguments': '{"city":"Paris"}',
				'lk.function_tool.is_error': true,
				'lk.pii.function_tool.output': 'no such city',
			},
			{ type: 'tool', toolName: 'get_weather', toolCallId: 'call_1', status: 'error' },
		),
		sample(
			'livekit-agents',
			'tts_request',
			{
				'lk.tts_metrics':
					'{"ttfb":0.2,"audio_duration":3.1,"characters_count":58,"metadata":{"model_name":"tts-1","model_provider":"openai"}}',
			},
			{ type: 'llm', requestModel: 'tts-1', provider: 'openai', units: { characters: 58 }, usage: null },
		),
	],
	sentry: [
		sample(
			'sentry.opentelemetry',
			'chat gpt-4o-mini',
			{
				...call,
				'sentry.op': 'gen_ai.chat',
				'gen_ai.usage.input_tokens.cached': 64,
				'gen_ai.usage.output_tokens.reasoning': 10,
				'gen_ai.cost.total_tokens': 0.0000312,
				'gen_ai.request.messages': '[{"role":"user","content":"Weather?"}]',
				'gen_ai.response.text': 'Rain.',
				'gen_ai.response.streaming': true,
				'gen_ai.response.time_to_first_token': 0.25,
			},
			{
				type: 'llm',
				usage: { ...counted, cacheReadTokens: 64, reasoningTokens: 10 },
				reportedCostUsd: '0.0000312',
				reportedCostSource: 'sdk',
				inputPreview: 'Weather?',
				timeToFirstTokenMs: 250,
			},
		),
		sample(
			'sentry.python',
			'Chain',
			{ 'sentry.op': 'ai.pipeline.langchain', 'ai.total_cost': 0.1 },
			{ type: 'workflow', operation: 'ai.pipeline.langchain' },
		),
	],
	openrouter: [
		sample(
			'openrouter',
			'chat',
			{
				...call,
				'openrouter.source': 'openrouter',
				'gen_ai.request.model': 'openai/gpt-4o-mini',
				'gen_ai.provider.name': 'openai',
				'gen_ai.usage.total_cost': 0.0000329,
			},
			{ type: 'llm', provider: 'openai', reportedCostUsd: '0.0000329', reportedCostSource: 'gateway' },
		),
	],
	mcp: [
		sample(
			'opentelemetry.mcp',
			'tools/call get_weather',
			{
				'mcp.method.name': 'tools/call',
				'gen_ai.operation.name': 'execute_tool',
				'gen_ai.tool.name': 'get_weather',
				'gen_ai.tool.call.arguments': '{"city":"Atlantis"}',
				'gen_ai.tool.call.result': 'no such city',
				'error.type': 'tool_error',
				'network.transport': 'pipe',
			},
			{ type: 'tool', operation: 'tools/call', toolName: 'get_weather', status: 'error', statusMessage: 'tool_error' },
		),
		sample(
			'',
			'resources/read',
			{ 'mcp.method.name': 'resources/read', 'mcp.resource.uri': 'file:///d1.md' },
			{ type: 'retrieval', inputPreview: 'file:///d1.md' },
		),
		sample(
			'',
			'prompts/get greet',
			{ 'mcp.method.name': 'prompts/get', 'gen_ai.prompt.name': 'greet' },
			{ type: 'prompt', promptName: 'greet', status: 'unset' },
		),
		sample('', 'initialize', { 'mcp.method.name': 'initialize', 'mcp.session.id': 's' }, { type: 'other' }),
		sample('', 'tools/list', { 'mcp.method.name': 'tools/list' }, { type: 'other', dimensions: {} }),
	],
};
