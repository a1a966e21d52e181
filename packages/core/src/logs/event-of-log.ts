import { attributesFromJson } from '../spans/attributes-json.ts';
import type { RawEvent } from '../spans/raw-span.ts';
import type { SpanLog } from './span-log.ts';

/**
 * A record as the span event it would have been: OTel GenAI tells the same either way. The body, whose fields an event has as
 * attributes, stands in the attribute `body`.
 */
export function eventOfLog({
	eventName,
	timeNs,
	content,
}: Pick<SpanLog, 'eventName' | 'timeNs' | 'content'>): RawEvent {
	const { attributes, body } = content;
	return {
		name: eventName,
		timeNs,
		attributes: attributesFromJson(body === null ? attributes : { ...attributes, body }),
	};
}

/** The content among a span's records as its events; instructions to the model come before all that was said. */
export function contentEvents(logs: readonly SpanLog[]): RawEvent[] {
	const events = logs.filter(({ use }) => use === 'content').map(eventOfLog);
	const isInstruction = ({ name }: RawEvent) => name === 'gen_ai.system.message';
	return [...events.filter(isInstruction), ...events.filter((event) => !isInstruction(event))];
}
