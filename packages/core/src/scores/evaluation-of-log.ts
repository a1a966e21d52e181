import type { RawLog } from '../logs/raw-log.ts';
import type { Attributes } from '../spans/raw-span.ts';
import type { Evaluation, EvaluationTarget } from './evaluation.ts';

/**
 * The verdict in a `gen_ai.evaluation.result` record (OTel GenAI events): `gen_ai.evaluation.name`, `.score.value`, `.score.label`,
 * `.explanation`. It judges the span it names, else the answer with the provider's id, else the conversation. null without a name.
 */
export function evaluationOfLog(log: RawLog): Evaluation | null {
	const { attributes } = log;
	const name = textAt(attributes, 'gen_ai.evaluation.name');
	if (name === null) return null;
	return {
		name,
		value: numberAt(attributes, 'gen_ai.evaluation.score.value'),
		label: textAt(attributes, 'gen_ai.evaluation.score.label'),
		explanation: textAt(attributes, 'gen_ai.evaluation.explanation'),
		target: targetOf(log),
		source: 'judge',
		key: 'gen_ai.evaluation.result',
	};
}

function targetOf({ traceId, spanId, attributes }: RawLog): EvaluationTarget {
	const responseId = textAt(attributes, 'gen_ai.response.id');
	const sessionId = textAt(attributes, 'gen_ai.conversation.id') ?? textAt(attributes, 'session.id');
	if (traceId !== null) {
		return { level: spanId === null ? 'trace' : 'span', traceId, spanId, sessionId: null, responseId };
	}
	if (responseId !== null) return { level: 'span', traceId: '', spanId: null, sessionId: null, responseId };
	return { level: 'session', traceId: '', spanId: null, sessionId, responseId: null };
}

function textAt(attributes: Attributes, key: string): string | null {
	const value = attributes.get(key);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A finite number; old emitters write it as text. */
function numberAt(attributes: Attributes, key: string): number | null {
	const sent = attributes.get(key);
	const value = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent;
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
