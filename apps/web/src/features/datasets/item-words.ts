import type { ChatMessage } from '@spanledger/core/datasets/dataset-item';
import type { JsonValue } from '@spanledger/core/spans/json';

/** What an item asks in one text: the last question of a conversation, a text as it is, else JSON. */
export function questionWords(input: JsonValue): string {
	const messages = chatMessages(input);
	const last = messages?.findLast(({ role }) => role === 'user') ?? messages?.at(-1);
	return last?.content ?? valueWords(input);
}

/** A value for reading and editing: text as it is, JSON over several lines, nothing as nothing. */
export function valueWords(value: JsonValue): string {
	if (value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What somebody typed as an expected output: nothing is null; JSON stays JSON where the value was JSON before. */
export function typedValue(text: string, before: JsonValue): JsonValue {
	if (text.trim() === '') return null;
	if (before === null || typeof before === 'string') return text;
	try {
		return JSON.parse(text) as JsonValue;
	} catch {
		return text;
	}
}

/** The messages of a conversation; null when the value is none. */
export function chatMessages(value: JsonValue): ChatMessage[] | null {
	if (!Array.isArray(value) || value.length === 0) return null;
	const messages = value.flatMap((one) =>
		typeof one === 'object' &&
		one !== null &&
		'role' in one &&
		'content' in one &&
		typeof one.role === 'string' &&
		typeof one.content === 'string'
			? [{ role: one.role, content: one.content }]
			: [],
	);
	return messages.length === value.length ? messages : null;
}

/** `refund, billing ` → two labels. */
export const typedLabels = (text: string): string[] => [
	...new Set(
		text
			.split(',')
			.map((label) => label.trim())
			.filter((label) => label !== ''),
	),
];
