import type { Span } from '../../spans/span.ts';
import type { SignalName } from './signal-name.ts';

/**
 * What must be known before a signal can be said to be absent. Where a trace knows nothing of it the signal is unknown there, and
 * the trace counts in no denominator: with content not stored, refusals are unknown, never 0 %.
 */
export const signalNeeds = [
	'answer',
	'json-answer',
	'finish-reason',
	'call',
	'tool',
	'documents',
	'document-scores',
	'validation',
	'policy',
	'guardrail',
	'escalation',
] as const;
export type SignalNeed = (typeof signalNeeds)[number];

type Known = Pick<
	Span,
	'type' | 'signals' | 'answerLength' | 'jsonAsked' | 'finishReasons' | 'documentCount' | 'bestScore'
>;

const callTypes = new Set(['llm', 'embedding', 'rerank']);
const either =
	(...names: SignalName[]) =>
	({ signals }: Known) =>
		names.some((name) => signals.includes(name));

/** Whether a stored span knows it. */
export const knows: { readonly [need in SignalNeed]: (span: Known) => boolean } = {
	answer: ({ type, answerLength, signals }) =>
		type === 'llm' && (answerLength !== null || signals.includes('empty-answer') || signals.includes('refusal')),
	'json-answer': ({ type, answerLength, jsonAsked }) => type === 'llm' && jsonAsked && answerLength !== null,
	'finish-reason': ({ type, finishReasons }) => type === 'llm' && finishReasons.length > 0,
	call: ({ type }) => callTypes.has(type),
	tool: ({ type }) => type === 'tool',
	documents: ({ type, documentCount }) => type === 'retrieval' && documentCount !== null,
	'document-scores': ({ bestScore }) => bestScore !== null,
	validation: either('validation-failed', 'validation-passed'),
	policy: either('policy-failed', 'policy-passed'),
	guardrail: either('guardrail-triggered', 'guardrail-passed'),
	escalation: either('escalated', 'not-escalated'),
};
