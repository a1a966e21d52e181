import { evaluationEvent, otelVerdict } from '../conventions/evaluations/otel-verdicts.ts';
import type { RawLog } from '../logs/raw-log.ts';
import type { Attributes } from '../spans/raw-span.ts';
import type { Evaluation, EvaluationTarget } from './evaluation.ts';

/**
 * The verdict in a `gen_ai.evaluation.result` record (OTel GenAI events). It judges the span it names, else the answer with the
 * provider's id, else the conversation. null when it says nothing usable.
 */
export function evaluationOfLog(log: RawLog): Evaluation | null {
	const [found] = otelVerdict(log.attributes, `log: ${evaluationEvent}`);
	if (found === undefined) return null;
	const { responseId, ...verdict } = found;
	return { ...verdict, target: targetOf(log, responseId) };
}

function targetOf({ traceId, spanId, attributes }: RawLog, responseId: string | null): EvaluationTarget {
	if (traceId !== null) {
		return { level: spanId === null ? 'trace' : 'span', traceId, spanId, sessionId: null, responseId };
	}
	if (responseId !== null) return { level: 'span', traceId: '', spanId: null, sessionId: null, responseId };
	const sessionId = textAt(attributes, 'gen_ai.conversation.id') ?? textAt(attributes, 'session.id');
	return { level: 'session', traceId: '', spanId: null, sessionId, responseId: null };
}

function textAt(attributes: Attributes, key: string): string | null {
	const value = attributes.get(key);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
