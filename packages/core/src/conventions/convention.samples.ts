import type { RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';

const scope = (name: string) => ({ scope: { name, version: '1.0.0' } });

/** Spans of dialects of which no recording is kept: written after the emitters' sources (reference: attribute table). */
export const samples: { readonly [convention: string]: readonly RawSpan[] } = {
	langsmith: [
		sampleRawSpan(
			{
				'langsmith.span.kind': 'llm',
				'langsmith.metadata.ls_provider': 'openai',
				'langsmith.metadata.user_id': 'u-1',
				'langsmith.span.tags': 'beta, eu',
				'gen_ai.operation.name': 'chat',
				'gen_ai.system': 'langchain',
				'gen_ai.request.model': 'gpt-4o-mini',
				'gen_ai.usage.input_tokens': 120,
				'gen_ai.usage.output_tokens': 30,
				'langsmith.usage_metadata':
					'{"input_tokens":120,"output_tokens":30,"input_token_details":{"cache_read":64},"output_token_details":{"reasoning":10}}',
				'gen_ai.response.finish_reasons': 'stop, length',
				'gen_ai.prompt':
					'{"messages":[[{"lc":1,"type":"constructor","id":["langchain_core","messages","HumanMessage"],"kwargs":{"content":"Weather?"}}]]}',
				'gen_ai.completion':
					'{"generations":[[{"text":"rain","message":{"lc":1,"id":["langchain_core","messages","AIMessage"],"kwargs":{"content":"rain","id":"chatcmpl-7"}}}]]}',
			},
			{ name: 'ChatOpenAI', ...scope('langsmith') },
		),
		sampleRawSpan(
			{
				'langsmith.span.kind': 'retriever',
				'gen_ai.operation.name': 'embeddings',
				'gen_ai.system': 'langchain',
				'gen_ai.completion': '{"outputs":[{"page_content":"p","metadata":{"id":1}}]}',
			},
			{ name: 'VectorStoreRetriever', ...scope('langsmith') },
		),
	],
	'pydantic-ai': [
		sampleRawSpan(
			{
				'gen_ai.operation.name': 'chat',
				'gen_ai.system': 'openai',
				'gen_ai.request.model': 'gpt-4o-mini',
				'gen_ai.usage.input_tokens': 120,
				'gen_ai.usage.output_tokens': 30,
				'gen_ai.usage.details.cache_read_tokens': 64,
				'gen_ai.usage.details.reasoning_tokens': 10,
				'operation.cost': 0.0000312,
			},
			{ name: 'chat gpt-4o-mini', ...scope('pydantic-ai') },
		),
		sampleRawSpan(
			{
				model_name: 'gpt-4o-mini',
				agent_name: 'weather',
				'gen_ai.aggregated_usage.input_tokens': 240,
				'gen_ai.aggregated_usage.output_tokens': 60,
				'pydantic_ai.all_messages': '[{"role":"user","parts":[{"type":"text","content":"Weather?"}]}]',
				final_result: 'rain',
			},
			{ name: 'agent run', ...scope('pydantic-ai') },
		),
	],
	'google-adk': [
		sampleRawSpan(
			{
				'gen_ai.system': 'gcp.vertex.agent',
				'gen_ai.request.model': 'gemini-2.5-flash',
				'gen_ai.usage.input_tokens': 120,
				'gen_ai.usage.output_tokens': 30,
				'gcp.vertex.agent.session_id': 's-1',
				'gcp.vertex.agent.llm_request':
					'{"model":"gemini-2.5-flash","config":{},"contents":[{"role":"user","parts":[{"text":"Weather?"}]}]}',
				'gcp.vertex.agent.llm_response':
					'{"content":{"role":"model","parts":[{"functionCall":{"name":"get_weather","args":{"city":"Paris"}}}]}}',
			},
			{ name: 'call_llm', ...scope('gcp.vertex.agent') },
		),
	],
	strands: [
		sampleRawSpan(
			{
				'gen_ai.operation.name': 'chat',
				'gen_ai.system': 'strands-agents',
				'gen_ai.request.model': 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
				'gen_ai.usage.prompt_tokens': 2000,
				'gen_ai.usage.input_tokens': 2000,
				'gen_ai.usage.output_tokens': 30,
				'gen_ai.usage.cache_read_input_tokens': 1500,
				'gen_ai.usage.cache_write_input_tokens': 200,
				'gen_ai.server.time_to_first_token': 412,
			},
			{ name: 'chat', ...scope('strands.telemetry.tracer') },
		),
	],
	litellm: [
		sampleRawSpan(
			{
				'gen_ai.operation.name': 'acompletion',
				'gen_ai.system': 'openai',
				'gen_ai.request.model': 'gpt-4o-mini',
				'gen_ai.response.model': 'fast-alias',
				'gen_ai.response.id': 'chatcmpl-9',
				'gen_ai.usage.input_tokens': '120',
				'gen_ai.usage.output_tokens': '30',
				'gen_ai.cost.total_cost': 0.000036,
				'llm.is_streaming': 'False',
				'metadata.user_api_key_team_id': 'blue',
				'metadata.user_api_key_org_id': 'acme',
				'metadata.user_api_key_end_user_id': 'u-1',
				hidden_params: '{"cache_key":null,"response_cost":0.000036}',
			},
			{ name: 'litellm_request', ...scope('litellm') },
		),
	],
	plain: [
		sampleRawSpan({
			'llm.model': 'gpt-4o',
			'llm.input_tokens': 10,
			'llm.output_tokens': 5,
			'llm.latency_ms': 900,
			team: 'blue',
		}),
		sampleRawSpan({ 'retrieval.query': 'weather', 'rag.documents': '[{"id":"d1","score":0.5,"text":"rain"}]' }),
	],
};
