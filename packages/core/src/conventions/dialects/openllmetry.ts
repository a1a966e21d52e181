import type { RawSpan } from '../../spans/raw-span.ts';
import type { Convention, CountingRule } from '../convention.ts';
import type { Fields } from '../fields/field-kinds.ts';
import { tooFewForChat } from '../too-few-for-chat.ts';

const pythonScope = /^opentelemetry\.instrumentation\.(?!.*(_v2|google_genai)$)/;

/** @traceloop/instrumentation-anthropic up to 0.27 passes the API's input on, which leaves the cache out (measured). */
function countingRule({ scope }: RawSpan, _fields: Fields): CountingRule | null {
	if (scope.name !== '@traceloop/instrumentation-anthropic') return null;
	const [major = 0, minor = 0] = scope.version.split('.').map(Number);
	return major === 0 && minor <= 27 ? 'exclusive' : null;
}

/** The JavaScript OpenAI instrumentation counts streamed chats with its own tokeniser and does not say so. */
function estimates({ scope, attributes }: RawSpan, fields: Fields): boolean {
	if (scope.name !== '@traceloop/instrumentation-openai') return false;
	return fields.values.streamed === true || tooFewForChat(attributes, fields);
}

/** Traceloop's OpenLLMetry, JavaScript and Python: OTel GenAI names plus workflow, task, agent and tool spans. */
export const openLlmetry: Convention = {
	name: 'openllmetry',
	title: 'Traceloop OpenLLMetry',
	signs:
		'scope `@traceloop/*`, `opentelemetry.instrumentation.*` with `gen_ai.system`; `traceloop.span.kind`, `llm.request.type`, `db.vector.query.top_k`; span event `db.query.result`',
	claims: ({ scope, attributes, events }) =>
		scope.name.startsWith('@traceloop/') ||
		attributes.has('traceloop.span.kind') ||
		attributes.has('llm.request.type') ||
		attributes.has('db.vector.query.top_k') ||
		events.some(({ name }) => name === 'db.query.result') ||
		(pythonScope.test(scope.name) && (attributes.has('gen_ai.system') || attributes.has('gen_ai.provider.name'))),
	operations: [
		{
			key: 'llm.request.type',
			types: { chat: 'llm', completion: 'llm', embedding: 'embedding', rerank: 'rerank' },
		},
		{
			key: 'traceloop.span.kind',
			types: { workflow: 'workflow', task: 'workflow', session: 'workflow', agent: 'agent', tool: 'tool' },
		},
	],
	fields: {
		entityName: ['traceloop.entity.name'],
		requestModel: ['llm.request.model'],
		responseModel: ['llm.response.model'],
		toolInput: ['traceloop.entity.input'],
		toolOutput: ['traceloop.entity.output'],
		promptName: ['traceloop.prompt.key'],
		promptVersion: ['traceloop.prompt.version_name', 'traceloop.prompt.version', 'traceloop.prompt.version_hash'],
		inputTokens: ['llm.usage.prompt_tokens'],
		outputTokens: ['llm.usage.completion_tokens'],
		totalTokens: ['llm.usage.total_tokens'],
		streamed: ['llm.is_streaming'],
		input: ['traceloop.entity.input', 'gen_ai.guardrail.input'],
		output: ['traceloop.entity.output', 'gen_ai.guardrail.output'],
		toolDefinitions: ['llm.request.functions.0.name'],
		user: ['llm.user'],
	},
	metadata: [{ prefix: 'traceloop.association.properties.' }],
	counting: countingRule,
	estimates,
	spanNames: [
		[/\.workflow$/, 'workflow'],
		[/\.task$/, 'workflow'],
		[/\.agent$/, 'agent'],
		[/\.tool$/, 'tool'],
	],
};
