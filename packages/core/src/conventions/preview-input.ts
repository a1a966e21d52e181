import { cutText } from '../spans/clean-text.ts';
import { isObject, type JsonValue } from '../spans/json.ts';
import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import { hasContentEvent, inputFromEvents } from './content/event-content.ts';
import { jsonText } from './content/json-text.ts';
import { lastUserMessage } from './content/last-user-message.ts';
import { parseContent } from './content/parse-content.ts';
import { toMessages } from './content/to-messages.ts';
import { toParts } from './content/to-parts.ts';
import type { Message } from './content.ts';
import { isBlob } from './fields/blobs.ts';
import type { Fields } from './fields/field-kinds.ts';

const previewLength = 200;

/** Longer JSON without a user message that can be found at once is shown as text: nobody waits for its parsing. */
const parseLimit = 65_536;

/** Whether any content came with the span. */
export function hasContent({ events }: RawSpan, { values }: Fields): boolean {
	const { input, output, toolInput, toolOutput } = values;
	return (input ?? output ?? toolInput ?? toolOutput) !== undefined || hasContentEvent(events);
}

/** First 200 characters of the last user message, else of the input; null without content. Runs for every span that comes in. */
export function previewInput({ attributes, events }: RawSpan, { keys }: Fields, type: SpanType): string | null {
	const key = type === 'tool' ? (keys.toolInput ?? keys.input) : keys.input;
	const told = key === undefined || isBlob(key) ? fromEvents(events) : null;
	const text = told ?? (key === undefined ? null : fromAttribute(attributes, key, type));
	const line = text === null ? '' : cutText(text.trim(), previewLength);
	return line === '' ? null : line;
}

function fromEvents(events: RawSpan['events']): string | null {
	const found = events.length === 0 || !hasContentEvent(events) ? null : inputFromEvents(events);
	return found === null ? null : questionIn(found.messages);
}

function fromAttribute(attributes: Attributes, key: string, type: SpanType): string | null {
	const prefix = /^(.+?\.)0\./.exec(key)?.[1];
	if (prefix !== undefined) return indexedQuestion(attributes, prefix) ?? textOf(attributes.get(key));
	const value = attributes.get(key);
	// A tool's arguments are read as they are.
	if (type === 'tool') return jsonText(typeof value === 'string' ? value : parseContent(value));
	if (typeof value !== 'string') return question(parseContent(value));
	const message = lastUserMessage(value);
	if (message !== null) return questionIn([message]);
	if (value.length > parseLimit || !/^\s*[[{"]/.test(value)) return value;
	return question(parseContent(value), value);
}

/** The question in a value: a list of texts, messages, the only text of an object (`{"q": "Why?"}`), else the value as text. */
function question(value: JsonValue, text = jsonText(value)): string | null {
	if (typeof value === 'string') return value;
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
		return value.map((item) => jsonText(parseContent(item))).join(' ');
	}
	const messages = toMessages(value);
	if (messages !== null) return questionIn(messages);
	const [only, ...others] = isObject(value) ? Object.values(value) : [];
	return typeof only === 'string' && others.length === 0 ? only : text;
}

/** Text of the last user message that has any, else of the last message that has any. */
function questionIn(messages: readonly Message[]): string | null {
	let other: string | null = null;
	for (let at = messages.length - 1; at >= 0; at--) {
		const message = messages[at];
		const text = message?.parts
			.map((part) => (part.kind === 'text' ? part.text : ''))
			.join(' ')
			.trim();
		if (text === undefined || text === '') continue;
		if (message?.role === 'user') return text;
		other ??= text;
	}
	return other;
}

/** Messages on indexed keys: looked up one by one, from 0 until one is missing. */
function indexedQuestion(attributes: Attributes, prefix: string): string | null {
	const wrap = prefix.startsWith('llm.') ? '.message.' : '.';
	let question: string | null = null;
	let any: string | null = null;
	for (let at = 0; at < 1000; at++) {
		const message = prefix + at + wrap;
		const role = attributes.get(`${message}role`);
		const text =
			textOf(attributes.get(`${message}content`)) ??
			textOf(attributes.get(`${message}contents.0.message_content.text`));
		if (role === undefined && text === null) break;
		if (text === null) continue;
		any = text;
		if (role === 'user' || role === 'human') question = text;
	}
	return question ?? any;
}

/** Text, or the text in a JSON list of parts. */
function textOf(value: ReturnType<Attributes['get']>): string | null {
	if (typeof value !== 'string' || value === '') return null;
	if (!value.startsWith('[{')) return value;
	const parts = toParts(parseContent(value));
	const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join(' ');
	return text.trim() === '' ? value : text;
}
