import { call, counted, type Samples, sample } from './sample.ts';

/** Voice, monitoring, gateways and protocols of which no recording is kept, after their sources. */
export const librarySamples: Samples = {
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
