import { eventNameOf } from './event-name.ts';
import type { RawLog } from './raw-log.ts';
import { spanEventOf } from './span-events.ts';

/**
 * What a log record is good for.
 * content: messages of the span it names · score: an evaluator's verdict · exception: why the span it names failed ·
 * call: it stands for a span of its own · correlated: any other record of a span · uncorrelated: it belongs to no span
 * and is not kept.
 */
export type LogUse = 'content' | 'score' | 'exception' | 'call' | 'correlated' | 'uncorrelated';

/** Events that carry what was said (OTel GenAI, all versions, as log records). */
const contentEvent =
	/^gen_ai\.((system|user|assistant|tool)\.message|choice|client\.inference\.operation\.details|system_instructions|(input|output)\.messages|content\.(prompt|completion))$/;
const exceptionEvent = /^(exception|gen_ai\.client\.operation\.exception)$/;

/** What becomes of a record: said to the sender at the door, done by the worker. Pure and cheap: it runs for every record. */
export function logUse(log: RawLog): LogUse {
	const eventName = eventNameOf(log);
	if (eventName === 'gen_ai.evaluation.result') return hasTarget(log) ? 'score' : 'uncorrelated';
	if (spanEventOf(log, eventName) !== null) return 'call';
	if (log.traceId === null || log.spanId === null) return 'uncorrelated';
	if (contentEvent.test(eventName)) return 'content';
	if (exceptionEvent.test(eventName) || isException(log)) return 'exception';
	return 'correlated';
}

/** A verdict may name its span, or only the provider's id of the answer or the conversation it is about. */
function hasTarget({ traceId, attributes }: RawLog): boolean {
	return (
		traceId !== null ||
		['gen_ai.response.id', 'gen_ai.conversation.id', 'session.id'].some((key) => attributes.has(key))
	);
}

function isException({ attributes }: RawLog): boolean {
	return attributes.has('exception.type') || attributes.has('exception.message');
}
