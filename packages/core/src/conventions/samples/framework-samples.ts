import { call, counted, type Samples, type Sent, sample } from './sample.ts';

const event = (name: string, sent: Sent) => ({
	name,
	timeNs: 1_795_195_650_100_000_000n,
	attributes: new Map(Object.entries(sent)),
});

/** Agent frameworks of which no recording is kept, after their sources. */
export const frameworkSamples: Samples = {
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
			{ type: 'llm', usage: counted, finishReasons: ['stop'], inputPreview: 'Weather?', hasContent: true },
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
};
