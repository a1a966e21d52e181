import type { Message, Part } from '../conventions/content.ts';

/**
 * Equal for a message and its copy in a later request: libraries drop the reasoning, the finish reason and the ids of calls, write JSON
 * as text or as a value, and trim.
 */
export function messageKey({ role, parts }: Message): string {
	const keys = parts.filter(({ kind }) => kind !== 'reasoning').map(partKey);
	return [role, ...keys.filter((key) => key !== '')].join('\u0000');
}

function partKey(part: Part): string {
	switch (part.kind) {
		case 'text':
			return valueKey(part.text);
		case 'reasoning':
			return '';
		case 'toolCall':
			return callKey(part.name, part.arguments);
		case 'toolResult':
			return `result ${valueKey(part.result)}`;
		case 'media':
			return `${part.modality} ${part.url}`;
		case 'other':
			return valueKey(part.value);
	}
}

export const callKey = (name: string, given: unknown): string => `call ${name} ${valueKey(given)}`;

/** The same for JSON as text and as a value, whatever the order of its keys. */
export function valueKey(value: unknown): string {
	if (typeof value !== 'string') return JSON.stringify(sorted(value)) ?? '';
	const text = value.trim();
	if (!/^[[{]/.test(text)) return text;
	try {
		return JSON.stringify(sorted(JSON.parse(text)));
	} catch {
		return text;
	}
}

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(sorted);
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => [key, sorted(inner)]);
}
