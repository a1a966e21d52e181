import { attributesToJson } from '../../spans/attributes-json.ts';
import type { AttributeValue, RawEvent } from '../../spans/raw-span.ts';
import type { Message } from '../content.ts';
import { jsonText } from './json-text.ts';
import { parseContent } from './parse-content.ts';
import { toMessage } from './to-message.ts';
import { toMessages } from './to-messages.ts';

/** Content that came as span events instead of attributes. `key` is the event's name. */
export type EventContent = { messages: Message[]; key: string };

const inputEvent = /^gen_ai\.(system|user|assistant|tool)\.message$/;
const details = 'gen_ai.client.inference.operation.details';

/** Prompt messages from events, in the order of the events; null when there are none. */
export function inputFromEvents(events: readonly RawEvent[]): EventContent | null {
	return (
		fromAttribute(events, details, ['gen_ai.input.messages'], 'user') ??
		fromMessageEvents(events, (name) => inputEvent.exec(name)?.[1]) ??
		fromAttribute(events, 'gen_ai.content.prompt', ['gen_ai.prompt'], 'user')
	);
}

/** Answers from events. */
export function outputFromEvents(events: readonly RawEvent[]): EventContent | null {
	return (
		fromAttribute(events, details, ['gen_ai.output.messages'], 'assistant') ??
		fromMessageEvents(events, (name) => (name === 'gen_ai.choice' ? 'assistant' : undefined)) ??
		fromAttribute(events, 'gen_ai.content.completion', ['gen_ai.completion'], 'assistant')
	);
}

/** An attribute of the operation-details event: system instructions, tool definitions. */
export function fromDetails(events: readonly RawEvent[], attribute: string): AttributeValue | undefined {
	const event = events.find(({ name }) => name === details || name === attribute);
	return event === undefined ? undefined : sentIn(event, attribute);
}

/** Cheap look for lists: does any event carry content? */
export function hasContentEvent(events: readonly RawEvent[]): boolean {
	return events.some(
		({ name }) =>
			inputEvent.test(name) ||
			name === details ||
			name === 'gen_ai.choice' ||
			name === 'gen_ai.input.messages' ||
			name === 'gen_ai.output.messages' ||
			name.startsWith('gen_ai.content.p'),
	);
}

function fromAttribute(
	events: readonly RawEvent[],
	eventName: string,
	attributes: readonly string[],
	role: string,
): EventContent | null {
	for (const event of events) {
		for (const attribute of attributes) {
			if (event.name !== eventName && event.name !== attribute) continue;
			const sent = sentIn(event, attribute);
			if (sent === undefined) continue;
			const content = parseContent(sent);
			const messages = toMessages(content, role) ?? [
				{ role, parts: [{ kind: 'text', text: jsonText(content) } as const] },
			];
			return { messages, key: `${event.name} › ${attribute}` };
		}
	}
	return null;
}

/** As an attribute, inside the record's body, or (an event of that name) as its body. */
function sentIn({ name, attributes }: RawEvent, attribute: string): AttributeValue | undefined {
	const body = attributes.get('body');
	return (
		attributes.get(attribute) ??
		(body instanceof Map ? body.get(attribute) : undefined) ??
		(name === attribute ? body : undefined)
	);
}

function fromMessageEvents(
	events: readonly RawEvent[],
	roleOf: (name: string) => string | undefined,
): EventContent | null {
	const messages: Message[] = [];
	let key = '';
	for (const event of events) {
		const role = roleOf(event.name);
		const message = role === undefined ? null : messageOf(event, role);
		if (message === null) continue;
		messages.push(message);
		key ||= event.name;
	}
	return messages.length === 0 ? null : { messages, key };
}

/** The body stands in the event's attributes, each of which may be JSON text, or whole in `gen_ai.event.content`. */
function messageOf({ attributes }: RawEvent, role: string): Message | null {
	const whole = attributes.get('gen_ai.event.content') ?? attributes.get('body');
	const body = whole === undefined ? attributesToJson(attributes) : parseContent(whole);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		return { role, parts: [{ kind: 'text', text: jsonText(body) }] };
	}
	for (const key of ['content', 'message', 'tool_calls', 'parts']) {
		const inner = body[key];
		if (typeof inner === 'string' && /^\s*[[{]/.test(inner)) body[key] = parseContent(inner);
	}
	if (typeof body.message === 'string' || Array.isArray(body.message)) body.content = body.message;
	return toMessage({ role, ...body }, role, true);
}
