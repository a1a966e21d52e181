import { jsonText } from '../conventions/content/json-text.ts';
import type { Message, Part } from '../conventions/content.ts';
import type { ChatMessage } from './dataset-item.ts';

/** A conversation of any dialect in the words of OpenAI's chat. Reasoning is left out: it is nothing that can be sent again. */
export function toChatMessages(messages: readonly Message[]): ChatMessage[] {
	return messages.flatMap(({ role, name, parts }) => {
		const results = parts.flatMap((part) => (part.kind === 'toolResult' ? [toolMessage(part)] : []));
		const content = parts.flatMap(textOf).join('\n');
		const calls = parts.flatMap((part, index) => (part.kind === 'toolCall' ? [toolCall(part, index)] : []));
		if (results.length > 0 && content === '' && calls.length === 0) return results;
		const named = name === undefined ? {} : { name };
		return [{ role, content, ...named, ...(calls.length > 0 ? { tool_calls: calls } : {}) }, ...results];
	});
}

/** The words of a message; media only as the fact that there was one. */
function textOf(part: Part): string[] {
	if (part.kind === 'text') return [part.text];
	if (part.kind === 'media') return [`[${part.modality}]`];
	return part.kind === 'other' ? [jsonText(part.value)] : [];
}

const toolCall = (part: Extract<Part, { kind: 'toolCall' }>, index: number) => ({
	id: part.id ?? `call_${index}`,
	type: 'function' as const,
	function: { name: part.name, arguments: jsonText(part.arguments) },
});

const toolMessage = (part: Extract<Part, { kind: 'toolResult' }>): ChatMessage => ({
	role: 'tool',
	content: jsonText(part.result),
	...(part.id === null ? {} : { tool_call_id: part.id }),
});
