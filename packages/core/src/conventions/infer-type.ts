import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import { operationTypes } from './dialects/operations.ts';
import type { Fields } from './fields/field-kinds.ts';

/**
 * The type of a span of which no attribute names the operation: by what it carries, then by its name, surest first.
 */
export function inferType(span: RawSpan, fields: Fields, convention: Convention): SpanType {
	return (
		typeByAgent(span) ??
		typeByCall(fields) ??
		typeByEvidence(span, fields) ??
		typeByName(span.name, convention) ??
		'other'
	);
}

/** Pydantic AI's runs carry model and usage like a call, but also the agent's name and all messages. */
function typeByAgent({ attributes }: RawSpan): SpanType | null {
	const isRun = ['agent_name', 'pydantic_ai.all_messages', 'all_messages_events'].some((key) => attributes.has(key));
	return isRun ? 'agent' : null;
}

function typeByCall({ values }: Fields): SpanType | null {
	const model = values.responseModel ?? values.requestModel;
	if (model === undefined) return null;
	const answered =
		values.inputTokens !== undefined ||
		values.outputTokens !== undefined ||
		values.totalTokens !== undefined ||
		values.sdkCostUsd !== undefined ||
		values.gatewayCostUsd !== undefined ||
		values.finishReasons !== undefined ||
		values.responseId !== undefined;
	if (!answered) return null;
	if (/embed/i.test(model)) return 'embedding';
	return /rerank/i.test(model) ? 'rerank' : 'llm';
}

function typeByEvidence({ attributes, status }: RawSpan, { values, keys }: Fields): SpanType | null {
	if (attributes.has('gen_ai.guardrail.name') || attributes.has('guard.name')) return 'guardrail';
	if (attributes.has('ai.guardrail.passed') || attributes.has('guardrail.triggered')) return 'guardrail';
	if (attributes.has('gen_ai.evaluation.name')) return 'evaluator';
	if (attributes.has('db.vector.query.top_k') || attributes.has('gen_ai.retrieval.query.text')) return 'retrieval';
	if (attributes.has('retrieval.query') || keys.documents !== undefined) return 'retrieval';
	if (values.toolName !== undefined || values.toolCallId !== undefined) return 'tool';
	if (attributes.has('tool.input') || attributes.has('tool.output')) return 'tool';
	const model = values.responseModel ?? values.requestModel;
	// A failed call has neither usage nor answer, but it names its model, and what it was asked or what went wrong.
	const isTold = values.input !== undefined || values.provider !== undefined || values.statusMessage !== undefined;
	if (model !== undefined && (isTold || status.code === 2)) {
		return /embed/i.test(model) ? 'embedding' : 'llm';
	}
	if (attributes.has('agent_name') || attributes.has('agent.name') || attributes.has('gen_ai.agent.name'))
		return 'agent';
	return null;
}

const callNames = /^(anthropic\.messages\.|openai\.chat|OpenAI\.chat|ChatCompletion|ChatOpenAI|ChatAnthropic)/;

function typeByName(name: string, { spanNames = [] }: Convention): SpanType | null {
	for (const [pattern, type] of spanNames) if (pattern.test(name)) return type;
	const word = (name.split(' ', 1)[0] ?? '').toLowerCase();
	// `chat gpt-4o`, `execute_tool get_weather`: the specification's form of a name. A lone word is anybody's.
	if (name.includes(' ') && Object.hasOwn(operationTypes, word)) return operationTypes[word] ?? null;
	return callNames.test(name) ? 'llm' : null;
}
