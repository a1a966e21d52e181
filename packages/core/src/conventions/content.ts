import type { JsonValue } from '../spans/json.ts';

/** One piece of a message. The kinds of every dialect come down to these. */
export type Part =
	| { kind: 'text'; text: string }
	| { kind: 'reasoning'; text: string }
	| { kind: 'toolCall'; id: string | null; name: string; arguments: JsonValue }
	| { kind: 'toolResult'; id: string | null; name: string | null; result: JsonValue }
	/** `url` is a link, a data: URL or a provider's file id; null when only the fact was sent. */
	| { kind: 'media'; modality: string; mimeType: string | null; url: string | null }
	| { kind: 'other'; value: JsonValue };

/** `role` is user, assistant, system, tool, or what was sent. */
export type Message = { role: string; name?: string; parts: Part[]; finishReason?: string };

/** A retrieved or ranked document. `score` as sent: higher is usually better, a distance is not turned round. */
export type RetrievedDocument = {
	id: string | null;
	content: string | null;
	score: number | null;
	metadata: JsonValue | null;
};

export type ToolDefinition = { name: string; description: string | null; parameters: JsonValue | null };

/**
 * What went into a span and came out of it, made from its attributes and events when somebody looks.
 * `input` and `output` are messages where the dialect has them (see `isMessages`), else whatever was sent.
 */
export type SpanContent = {
	input: Message[] | JsonValue | null;
	output: Message[] | JsonValue | null;
	systemInstructions: Part[] | null;
	toolDefinitions: ToolDefinition[];
	documents: RetrievedDocument[];
	/**
	 * Field of the span or of this content → what gave it: an attribute, `metadata › tenant` (inside JSON), `llm.input_messages.*` (a list
	 * over many keys), `event: name`, `log: name`, `resource: key`, `span name`, `status`, `tracestate`, or `derived: a + b`.
	 */
	keys: { [field: string]: string };
};

/** Whether `input` or `output` is a conversation rather than a value. */
export function isMessages(value: Message[] | JsonValue | null): value is Message[] {
	return (
		Array.isArray(value) &&
		value.length > 0 &&
		value.every((item) => typeof item === 'object' && item !== null && 'parts' in item && Array.isArray(item.parts))
	);
}
