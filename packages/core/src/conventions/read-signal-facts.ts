import type { SpanFacts } from '../quality/signals/span-facts.ts';
import { type TaskOutcome, verdictOf } from '../quality/task-outcome.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { Span } from '../spans/span.ts';
import { type Answer, quickAnswer } from './content/quick-answer.ts';
import type { Message } from './content.ts';
import { isMessages } from './content.ts';
import { isBlob } from './fields/blobs.ts';
import type { Fields } from './fields/field-kinds.ts';
import { documentsOf, type EventSource, outputOf } from './read-content.ts';
import type { ReadSpan } from './read-span.ts';

/** Longer content is not parsed while spans stream in: what it says stays unknown. */
const longestParsed = 262_144;

/** What the reading of the span has found already. */
export type KnownFacts = Pick<Span, 'status' | 'statusMessage' | 'validation'>;
type KnownCall = Pick<Span, 'finishReasons' | 'toolName' | 'usage'>;

/**
 * What the rules of signals look at. Of content it reads the answer of a model call and the documents of a retrieval, nothing else.
 * `events`: the span's own events, and log records as events when it is opened.
 */
export function readSignalFacts(
	raw: RawSpan,
	read: ReadSpan,
	known: KnownFacts,
	call: KnownCall,
	sources: readonly EventSource[] = [{ from: 'event', events: raw.events }],
): SpanFacts {
	const { fields, type } = read;
	const { values } = fields;
	const answer = type === 'llm' ? readAnswer(raw, read, sources) : nothing;
	return {
		type,
		status: known.status,
		statusMessage: known.statusMessage,
		errorType: values.errorType ?? null,
		finishReasons: call.finishReasons,
		outputTokens: call.usage?.outputTokens ?? null,
		answer: answer.text,
		callsTools: answer.callsTools,
		jsonAsked: type === 'llm' && isJsonAsked(values.outputFormat),
		documents: type === 'retrieval' || type === 'rerank' ? readDocuments(raw, read, sources) : null,
		toolName: call.toolName,
		validation: known.validation,
		policy: verdict(values.policyPassed, values.policyViolated),
		guardrail: verdict(values.guardrailPassed, values.guardrailTriggered),
		escalated: flagOf(values.escalated) ?? (saysHandedOver(values.outcome) ? true : null),
		retries: values.retries ?? null,
		fallback: fallbackOf(values.fallback),
	};
}

const nothing: Answer = { text: null, callsTools: false };

function readAnswer(raw: RawSpan, read: ReadSpan, sources: readonly EventSource[]): Answer {
	const key = read.fields.keys.output;
	if (isTooLong(raw, key)) return nothing;
	const quick = key === undefined || isBlob(key) ? null : quickAnswer(raw.attributes, key);
	if (quick !== null) return quick;
	const { value } = outputOf(raw, read, sources);
	if (value === null) return nothing;
	if (typeof value === 'string') return { text: value, callsTools: false };
	if (!isMessages(value)) return { text: JSON.stringify(value), callsTools: false };
	const last = value.findLast(({ role }) => role === 'assistant') ?? value.at(-1);
	return last === undefined ? nothing : answerIn(last);
}

/** The text for a reader. Reasoning is none; a picture or something not understood is an answer whose text is unknown. */
function answerIn({ parts }: Message): Answer {
	const callsTools = parts.some(({ kind }) => kind === 'toolCall');
	const text = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n');
	const isUnread = text === '' && (callsTools || parts.some(({ kind }) => kind === 'media' || kind === 'other'));
	return { text: isUnread ? null : text, callsTools };
}

function readDocuments(raw: RawSpan, read: ReadSpan, sources: readonly EventSource[]): SpanFacts['documents'] {
	const { values, keys } = read.fields;
	const told = values.documentCount;
	const top = values.topScore ?? null;
	if (isTooLong(raw, keys.documents) || isTooLong(raw, keys.output)) return toldDocuments(told, top);
	const { documents, key } = documentsOf(raw, read, outputOf(raw, read, sources));
	if (documents.length === 0) {
		const isKept = key !== undefined && isEmptyList(raw.attributes.get(key));
		return toldDocuments(told ?? (isKept ? 0 : undefined), top);
	}
	const scores = documents.flatMap(({ score }) => score ?? []);
	return {
		count: told ?? documents.length,
		bestScore: scores.length === 0 ? top : Math.max(...scores),
		lowestScore: scores.length === 0 ? top : Math.min(...scores),
	};
}

function toldDocuments(count: number | undefined, top: number | null): SpanFacts['documents'] {
	return count === undefined ? null : { count, bestScore: top, lowestScore: top };
}

const isEmptyList = (sent: unknown): boolean =>
	(Array.isArray(sent) && sent.length === 0) || (typeof sent === 'string' && /^\s*\[\s*\]\s*$/.test(sent));

function isTooLong(raw: RawSpan, key: string | undefined): boolean {
	const sent = key === undefined ? undefined : raw.attributes.get(key);
	return typeof sent === 'string' && sent.length > longestParsed;
}

const isJsonAsked = (format: Fields['values']['outputFormat']): boolean =>
	format !== undefined && (/json|schema/i.test(format) || format.startsWith('{'));

function verdict(passed: string | undefined, violated: string | undefined): TaskOutcome | null {
	const said = verdictOf(passed);
	if (said !== null) return said;
	const isBad = flagOf(violated);
	return isBad === null ? null : isBad ? 'failure' : 'success';
}

function flagOf(text: string | undefined): boolean | null {
	if (text === undefined) return null;
	if (/^(true|yes|1|human|escalated|triggered|violated|flagged|blocked)$/i.test(text)) return true;
	return /^(false|no|0|none|null)$/i.test(text) ? false : null;
}

const saysHandedOver = (outcome: string | undefined): boolean =>
	outcome !== undefined && /^(handoff|hand_off|escalated|handed_over|human_handoff)$/i.test(outcome);

/** A model's name, or a yes. A no is no fallback. */
const fallbackOf = (text: string | undefined): string | null =>
	text === undefined || flagOf(text) === false ? null : text;
