import { normaliseSpan } from '../conventions/normalise-span.ts';
import { attributesToJson } from '../spans/attributes-json.ts';
import { cutText } from '../spans/clean-text.ts';
import { cutAttributes } from '../spans/cut-attributes.ts';
import type { Span } from '../spans/span.ts';
import { eventNameOf } from './event-name.ts';
import { eventOfLog } from './event-of-log.ts';
import type { RawLog } from './raw-log.ts';
import type { AnswerNote, KeptUse, LogContent, SpanLog } from './span-log.ts';

/** A record that names the span it belongs to. */
export type LogOfSpan = RawLog & { traceId: string; spanId: string };

/** What is kept of a record of a span: values over the attribute limit are cut and named, the question in it is read out. */
export function spanLogOf(log: LogOfSpan, { use, arrival }: { use: KeptUse; arrival: bigint }): SpanLog {
	const eventName = cutText(eventNameOf(log), 200);
	const content = contentOf(log);
	const told = { traceId: log.traceId, spanId: log.spanId, timeNs: log.timeNs, eventName, content, use };
	return {
		...told,
		observedTimeNs: log.observedTimeNs,
		arrival,
		severityNumber: log.severityNumber,
		inputPreview: use === 'content' && asks.test(eventName) ? spanWith(told, log).inputPreview : null,
		exceptionMessage: use === 'exception' ? exceptionMessage(log) : null,
		answer: use === 'content' && answers.test(eventName) ? answerIn(spanWith(told, log)) : null,
	};
}

function contentOf({ severityText, body, attributes, scope }: RawLog): LogContent {
	const cut = cutAttributes(attributes);
	const cutBody = cutAttributes(new Map([['body', body]]));
	return {
		severityText: cutText(severityText, 50),
		body: attributesToJson(cutBody.attributes).body ?? null,
		attributes: attributesToJson(cut.attributes),
		scope: { name: cutText(scope.name, 200), version: cutText(scope.version, 200) },
		truncatedKeys: [...cutBody.truncatedKeys, ...cut.truncatedKeys],
	};
}

/** Events that may hold what the user said. An answer or a system prompt is no question. */
const asks = /^gen_ai\.(user\.message|client\.inference\.operation\.details|input\.messages|content\.prompt)$/;

/** Events that may hold what the model said. */
const answers = /^gen_ai\.(choice|client\.inference\.operation\.details|output\.messages|content\.completion)$/;

/** A call that carries the record as an event of its own, as the conventions read it. JSON counts as asked: whether it was, the span knows. */
function spanWith(told: Pick<SpanLog, 'eventName' | 'timeNs' | 'content'>, log: LogOfSpan): Span {
	return normaliseSpan({
		traceId: log.traceId,
		spanId: log.spanId,
		parentSpanId: null,
		traceState: '',
		flags: 0,
		name: '',
		kind: 0,
		startTimeNs: log.timeNs,
		endTimeNs: log.timeNs,
		attributes: new Map([
			['gen_ai.operation.name', 'chat'],
			['gen_ai.output.type', 'json'],
		]),
		droppedAttributesCount: 0,
		events: [eventOfLog(told)],
		links: [],
		status: { code: 0, message: '' },
		resource: new Map(),
		scope: log.scope,
	});
}

function answerIn({ finishReasons, answerLength, signals }: Span): AnswerNote | null {
	if (finishReasons.length === 0 && answerLength === null && signals.length === 0) return null;
	return { finishReasons, length: answerLength, signals };
}

/** Why it failed, as told: the message, else the kind. */
function exceptionMessage({ attributes, body }: RawLog): string | null {
	const told = [attributes.get('exception.message'), attributes.get('exception.type'), body];
	const text = told.find((value) => typeof value === 'string' && value !== '');
	return typeof text === 'string' ? cutText(text, 1_000) : null;
}
