import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import { operationTypes } from './dialects/operations.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';

/** `key`: what told it, for pages: an attribute, or `span name`; null when nothing did. */
export type InferredType = { type: SpanType; key: string | null };

const fromName = 'span name';

/**
 * The type of a span of which no attribute names the operation: by what it carries, then by its name, surest first.
 */
export function inferType(span: RawSpan, fields: Fields, convention: Convention): InferredType {
	return (
		typeBySureName(span, convention) ??
		typeByAttribute(span, agentRun) ??
		typeByCall(fields) ??
		typeByAttribute(span, convention.evidence ?? []) ??
		typeByEvidence(span, fields) ??
		typeByFailedCall(span, fields) ??
		typeByName(span.name, convention) ??
		typeByAttribute(span, agentName) ?? { type: 'other', key: null }
	);
}

function typeBySureName({ name }: RawSpan, { spanTypes = {} }: Convention): InferredType | null {
	const type = Object.hasOwn(spanTypes, name) ? spanTypes[name] : undefined;
	return type === undefined ? null : { type, key: fromName };
}

type Evidence = readonly (readonly [key: string, type: SpanType])[];

/** Pydantic AI's runs carry model and usage like a call, but also the agent's name and all messages. */
const agentRun: Evidence = [
	['agent_name', 'agent'],
	['pydantic_ai.all_messages', 'agent'],
	['all_messages_events', 'agent'],
];
const agentName: Evidence = [
	['agent.name', 'agent'],
	['gen_ai.agent.name', 'agent'],
];

function typeByAttribute({ attributes }: RawSpan, evidence: Evidence): InferredType | null {
	const found = evidence.find(([key]) => attributes.has(key));
	return found === undefined ? null : { type: found[1], key: found[0] };
}

/** Any of these beside a model's name: it was asked and has answered. */
const answers: readonly FieldName[] = [
	'inputTokens',
	'outputTokens',
	'totalTokens',
	'sdkCostUsd',
	'gatewayCostUsd',
	'finishReasons',
	'responseId',
	'images',
	'audioSeconds',
	'characters',
];

function typeByCall({ values, keys }: Fields): InferredType | null {
	const model = values.responseModel ?? values.requestModel;
	if (model === undefined || !answers.some((field) => values[field] !== undefined)) return null;
	const key = keys.responseModel ?? keys.requestModel ?? null;
	return { type: /embed/i.test(model) ? 'embedding' : /rerank/i.test(model) ? 'rerank' : 'llm', key };
}

/** An attribute by its name, or a field whatever attribute gave it; in order. */
const evidence: readonly ({ readonly type: SpanType } & (
	| { readonly attribute: string }
	| { readonly field: FieldName }
))[] = [
	{ attribute: 'gen_ai.guardrail.name', type: 'guardrail' },
	{ attribute: 'guard.name', type: 'guardrail' },
	{ attribute: 'ai.guardrail.passed', type: 'guardrail' },
	{ attribute: 'guardrail.triggered', type: 'guardrail' },
	{ attribute: 'gen_ai.evaluation.name', type: 'evaluator' },
	{ attribute: 'db.vector.query.top_k', type: 'retrieval' },
	{ attribute: 'gen_ai.retrieval.query.text', type: 'retrieval' },
	{ attribute: 'retrieval.query', type: 'retrieval' },
	{ field: 'documents', type: 'retrieval' },
	{ field: 'toolName', type: 'tool' },
	{ field: 'toolCallId', type: 'tool' },
	{ attribute: 'tool.input', type: 'tool' },
	{ attribute: 'tool.output', type: 'tool' },
];

/** OpenLLMetry's vector databases: one event a hit. */
const queryResult = 'db.query.result';

function typeByEvidence({ attributes, events }: RawSpan, { keys }: Fields): InferredType | null {
	for (const one of evidence) {
		const key = 'field' in one ? keys[one.field] : attributes.has(one.attribute) ? one.attribute : undefined;
		if (key !== undefined) return { type: one.type, key };
	}
	return events.some(({ name }) => name === queryResult) ? { type: 'retrieval', key: `event: ${queryResult}` } : null;
}

/** A failed call has neither usage nor answer, but it names its model, and what it was asked or what went wrong. */
function typeByFailedCall({ status }: RawSpan, { values, keys }: Fields): InferredType | null {
	const model = values.responseModel ?? values.requestModel;
	const isTold = values.input !== undefined || values.provider !== undefined || values.statusMessage !== undefined;
	if (model === undefined || !(isTold || status.code === 2)) return null;
	const key = keys.responseModel ?? keys.requestModel ?? null;
	return { type: /embed/i.test(model) ? 'embedding' : 'llm', key };
}

const callNames = /^(anthropic\.messages\.|openai\.chat|OpenAI\.chat|ChatCompletion|ChatOpenAI|ChatAnthropic)/;

function typeByName(name: string, { spanNames = [] }: Convention): InferredType | null {
	for (const [pattern, type] of spanNames) if (pattern.test(name)) return { type, key: fromName };
	const word = (name.split(' ', 1)[0] ?? '').toLowerCase();
	// `chat gpt-4o`, `execute_tool get_weather`: the specification's form of a name. A lone word is anybody's.
	const type = name.includes(' ') && Object.hasOwn(operationTypes, word) ? operationTypes[word] : undefined;
	if (type !== undefined) return { type, key: fromName };
	return callNames.test(name) ? { type: 'llm', key: fromName } : null;
}
