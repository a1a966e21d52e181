import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import { normaliseSpan } from './normalise-span.ts';

/** The reference's table of operation kinds (§2.1): type ← attribute = values. */
const words: readonly (readonly [type: SpanType, key: string, values: readonly string[]])[] = [
	[
		'llm',
		'gen_ai.operation.name',
		['chat', 'generate_content', 'text_completion', 'completion', 'acompletion', 'llm_request', 'message'],
	],
	['llm', 'openinference.span.kind', ['LLM', 'llm']],
	['llm', 'llm.request.type', ['chat', 'completion']],
	['llm', 'ai.operationId', ['ai.generateText.doGenerate', 'ai.streamText.doStream', 'ai.streamObject.doStream']],
	['llm', 'operation.name', ['ai.generateObject.doGenerate my-function']],
	['llm', 'langfuse.observation.type', ['generation']],
	['llm', 'langsmith.span.kind', ['llm']],
	['llm', 'gen_ai.output.type', ['image', 'speech']],
	['embedding', 'gen_ai.operation.name', ['embeddings']],
	['embedding', 'openinference.span.kind', ['EMBEDDING']],
	['embedding', 'llm.request.type', ['embedding']],
	['embedding', 'ai.operationId', ['ai.embed.doEmbed', 'ai.embedMany.doEmbed']],
	['embedding', 'langfuse.observation.type', ['embedding']],
	['retrieval', 'gen_ai.operation.name', ['retrieval', 'search_memory', 'vector_db_retrieve']],
	['retrieval', 'openinference.span.kind', ['RETRIEVER']],
	['retrieval', 'langfuse.observation.type', ['retriever']],
	['retrieval', 'langsmith.span.kind', ['retriever']],
	['rerank', 'openinference.span.kind', ['RERANKER']],
	['rerank', 'llm.request.type', ['rerank']],
	['rerank', 'ai.operationId', ['ai.rerank', 'ai.rerank.doRerank']],
	['tool', 'gen_ai.operation.name', ['execute_tool']],
	['tool', 'openinference.span.kind', ['TOOL']],
	['tool', 'traceloop.span.kind', ['tool']],
	['tool', 'ai.operationId', ['ai.toolCall']],
	['tool', 'langfuse.observation.type', ['tool']],
	['tool', 'mcp.method.name', ['tools/call']],
	['agent', 'gen_ai.operation.name', ['invoke_agent', 'create_agent', 'invoke_swarm']],
	['agent', 'openinference.span.kind', ['AGENT']],
	['agent', 'traceloop.span.kind', ['agent']],
	['workflow', 'gen_ai.operation.name', ['invoke_workflow', 'plan', 'agent_step', 'execute_task']],
	['workflow', 'openinference.span.kind', ['CHAIN']],
	['workflow', 'traceloop.span.kind', ['workflow', 'task', 'session']],
	['workflow', 'ai.operationId', ['ai.generateText', 'ai.streamText', 'ai.embedMany']],
	['workflow', 'langfuse.observation.type', ['chain', 'span']],
	['workflow', 'langsmith.span.kind', ['chain']],
	['prompt', 'openinference.span.kind', ['PROMPT']],
	['prompt', 'langsmith.span.kind', ['prompt']],
	['guardrail', 'openinference.span.kind', ['GUARDRAIL']],
	['guardrail', 'gen_ai.operation.name', ['guardrail.run', 'guard']],
	['guardrail', 'langfuse.observation.type', ['guardrail']],
	['evaluator', 'openinference.span.kind', ['EVALUATOR']],
	['evaluator', 'langfuse.observation.type', ['evaluator']],
	['other', 'gen_ai.operation.name', ['create_memory', 'fetch_response']],
];

test.each(words)('%s ← %s', (type, key, values) => {
	for (const value of values) {
		const span = normaliseSpan(sampleRawSpan({ [key]: value, 'gen_ai.request.model': 'm' }));
		expect([value, span.type, span.operation]).toEqual([value, type, value]);
	}
});

type Evidence = { readonly [key: string]: AttributeValue };
const inferred: readonly (readonly [type: SpanType, name: string, attributes: Evidence])[] = [
	['llm', 'x', { 'gen_ai.request.model': 'gpt-4o', 'gen_ai.usage.input_tokens': 5 }],
	['embedding', 'x', { 'gen_ai.request.model': 'text-embedding-3-small', 'gen_ai.usage.input_tokens': 5 }],
	['rerank', 'x', { 'llm.model': 'rerank-v3', 'llm.input_tokens': 5 }],
	['llm', 'failed call', { 'gen_ai.request.model': 'gpt-4o', 'gen_ai.system': 'openai' }],
	['tool', 'running tool', { 'gen_ai.tool.name': 'get_weather' }],
	['retrieval', 'query', { 'db.system': 'chroma', 'db.vector.query.top_k': 3 }],
	['guardrail', 'x', { 'gen_ai.guardrail.name': 'pii' }],
	['agent', 'agent run', { 'pydantic_ai.all_messages': '[]', agent_name: 'a' }],
	['workflow', 'main.workflow', { 'traceloop.span.kind': 'unheard of' }],
	['tool', 'execute_tool get_weather', { 'gen_ai.system': 'gcp.vertex.agent' }],
	['agent', 'invoke_agent weather', { 'gen_ai.system': 'x' }],
	['llm', 'chat gpt-4o', { 'gen_ai.system': 'openai' }],
	['other', 'chat', { 'gen_ai.event.timestamp': 'x' }],
	['other', 'GET /', { 'http.request.method': 'GET', 'url.path': '/v1/chat' }],
	['other', 'SELECT', { 'db.system': 'postgresql' }],
];

test.each(inferred)('%s is inferred from a span named "%s"', (type, name, attributes) => {
	expect(normaliseSpan(sampleRawSpan(attributes, { name })).type).toBe(type);
});

test('the dialect’s own word beats another dialect’s', () => {
	const both = { 'langsmith.span.kind': 'retriever', 'gen_ai.operation.name': 'embeddings' };
	expect(normaliseSpan(sampleRawSpan(both))).toMatchObject({ type: 'retrieval', operation: 'retriever' });
});

test('an old Langfuse SDK’s "span" with a model is a generation', () => {
	const generation = { 'langfuse.observation.type': 'span', 'langfuse.observation.model.name': 'gpt-4o' };
	expect(normaliseSpan(sampleRawSpan(generation)).type).toBe('llm');
});
