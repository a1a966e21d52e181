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

type Known = Pick<Span, 'type' | 'answerLength' | 'jsonAsked' | 'finishReasons' | 'documentCount' | 'bestScore'>;

const callTypes = new Set(['llm', 'embedding', 'rerank']);

/** What tells that a need is met: a span that looks so, or a signal that could only fire where it is. */
type Knowledge = { span?: (span: Known) => boolean; signals?: readonly SignalName[] };

const knowledge: { readonly [need in SignalNeed]: Knowledge } = {
	answer: {
		span: ({ type, answerLength }) => type === 'llm' && answerLength !== null,
		signals: ['empty-answer', 'refusal'],
	},
	'json-answer': { span: ({ type, answerLength, jsonAsked }) => jsonAsked && type === 'llm' && answerLength !== null },
	'finish-reason': { span: ({ type, finishReasons }) => type === 'llm' && finishReasons.length > 0 },
	call: { span: ({ type }) => callTypes.has(type) },
	tool: { span: ({ type }) => type === 'tool' },
	documents: { span: ({ type, documentCount }) => documentCount !== null && type === 'retrieval' },
	'document-scores': { span: ({ bestScore }) => bestScore !== null },
	validation: { signals: ['validation-failed', 'validation-passed'] },
	policy: { signals: ['policy-failed', 'policy-passed'] },
	guardrail: { signals: ['guardrail-triggered', 'guardrail-passed'] },
	escalation: { signals: ['escalated', 'not-escalated'] },
};

/** Whether the spans, and the signals that are on them, know it. */
export function isKnown(
	need: SignalNeed,
	spans: readonly { span: Known }[],
	signals: ReadonlySet<SignalName>,
): boolean {
	const { span: shows, signals: telling = [] } = knowledge[need];
	for (const name of telling) if (signals.has(name)) return true;
	return shows !== undefined && spans.some(({ span }) => shows(span));
}
