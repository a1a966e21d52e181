import { isObject } from '../../spans/json.ts';
import type { Message } from '../content.ts';
import { parseContent } from './parse-content.ts';
import { toMessage } from './to-message.ts';

const marks = ['"role":"user"', '"role": "user"'];

/** More user messages than this without text (tool results) and the caller parses everything. */
const mostTries = 8;

/**
 * The last user message with text in the JSON text of a conversation, found from the end without parsing the history before it:
 * agents resend all of it with every call. null when there is none, or when only a full parse can tell.
 * Inside a JSON string the mark would read `\"role\":\"user\"`, so a hit is always structure.
 */
export function lastUserMessage(json: string): Message | null {
	const mark = marks.find((candidate) => json.includes(candidate));
	if (mark === undefined) return null;
	let from = json.length;
	for (let tries = 0; tries < mostTries; tries++) {
		const at = from < 0 ? -1 : json.lastIndexOf(mark, from);
		if (at < 0) return null;
		const start = openBefore(json, at);
		// Another key stands before the role: the object's start is not in sight.
		if (start < 0) return null;
		const value = parseContent(json.slice(start, endOfObject(json, start)));
		const message = isObject(value) ? toMessage(value, 'user') : null;
		if (message?.parts.some((part) => part.kind === 'text' && part.text.trim() !== '')) return message;
		from = start - 1;
	}
	return null;
}

/** Index of the `{` right before `at`, blanks aside; -1 if something else is there. */
function openBefore(json: string, at: number): number {
	let before = at - 1;
	while (before >= 0 && json.charCodeAt(before) <= 0x20) before--;
	return json[before] === '{' ? before : -1;
}

/** Index after the `}` that closes the object opened at `start`, or the end of the text. */
function endOfObject(json: string, start: number): number {
	let depth = 0;
	for (let at = start; at < json.length; at++) {
		const code = json.charCodeAt(at);
		if (code === 0x22) at = endOfString(json, at);
		else if (code === 0x7b) depth++;
		else if (code === 0x7d && --depth === 0) return at + 1;
	}
	return json.length;
}

/** Index of the quote that ends the string opened at `start`, or the end of the text. */
function endOfString(json: string, start: number): number {
	for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
		let slashes = 0;
		while (json.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
		if (slashes % 2 === 0) return at;
	}
	return json.length;
}
