import type { SpanLog } from '@spanledger/core/logs/span-log';
import { timeText } from '../times.ts';
import type { LogShape, SpanShape } from './span-shape.ts';

/** The log records of a span, as the contract prints them. */
export function presentLogs(logs: readonly SpanLog[]): LogShape[] {
	return logs.map(({ timeNs, severityNumber, eventName, use, content }) => ({
		time: timeText(timeNs),
		severity: severityWord(severityNumber, content.severityText),
		eventName: eventName === '' ? null : eventName,
		use,
		body: content.body,
		attributes: content.attributes,
	}));
}

/** Exceptions that came as log records, as the events they would have been on the span. */
export function exceptionEvents(logs: readonly SpanLog[]): SpanShape['events'] {
	return logs
		.filter(({ use }) => use === 'exception')
		.map(({ timeNs, eventName, content: { attributes, body } }) => ({
			name: eventName === '' ? 'exception' : eventName,
			time: timeText(timeNs),
			attributes: body === null ? attributes : { ...attributes, body },
		}));
}

/** OTLP SeverityNumber in fours; what the emitter calls it comes first. */
const words = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

function severityWord(number: number, text: string): string | null {
	if (text !== '') return text;
	return words[Math.floor((number - 1) / 4)] ?? null;
}
