import type { Message, Part, RetrievedDocument } from '../conventions/content.ts';
import type { JsonValue } from '../spans/json.ts';
import type { TranscriptEntry } from './transcript.ts';

/** Longer words are cut in a transcript; the span has them whole. */
export const longestText = 20_000;
export const cutMark = ' … (cut: the span has it whole)';

/** An entry that a page can show: no text or value longer than `longestText`. */
export function cutEntry(entry: TranscriptEntry): TranscriptEntry {
	switch (entry.kind) {
		case 'asked':
		case 'answered':
			return { ...entry, messages: entry.messages.map(cutMessage) };
		case 'tool':
			return { ...entry, arguments: cutValue(entry.arguments), result: cutValue(entry.result) };
		case 'documents':
			return { ...entry, documents: entry.documents.map(cutDocument) };
		case 'label':
		case 'silent':
			return entry;
	}
}

const cutMessage = (message: Message): Message => ({ ...message, parts: message.parts.map(cutPart) });

function cutPart(part: Part): Part {
	switch (part.kind) {
		case 'text':
		case 'reasoning':
			return { ...part, text: cut(part.text) };
		case 'toolCall':
			return { ...part, arguments: cutValue(part.arguments) };
		case 'toolResult':
			return { ...part, result: cutValue(part.result) };
		case 'media':
			// an inline picture is no text: half of it shows nothing
			return part.url !== null && part.url.length > 50 * longestText ? { ...part, url: null } : part;
		case 'other':
			return { ...part, value: cutValue(part.value) };
	}
}

const cutDocument = (document: RetrievedDocument): RetrievedDocument => ({
	...document,
	content: document.content === null ? null : cut(document.content),
	metadata: cutValue(document.metadata),
});

function cutValue<Value extends JsonValue | null>(value: Value): Value | string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length <= longestText ? value : cut(text);
}

const cut = (text: string): string => (text.length <= longestText ? text : text.slice(0, longestText) + cutMark);
