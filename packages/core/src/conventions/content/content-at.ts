import { isObject, type JsonValue } from '../../spans/json.ts';
import type { RawSpan } from '../../spans/raw-span.ts';
import type { Message } from '../content.ts';
import { indexedTree } from './indexed-tree.ts';
import { parseContent } from './parse-content.ts';
import { toMessages } from './to-messages.ts';
import { vercelAnswer } from './vercel-answer.ts';

/** Messages, a value, or nothing; and what gave it. */
export type FoundContent = { value: Message[] | JsonValue | null; key: string | undefined };

/** `llm.input_messages.0.message.role` → everything below `llm.input_messages.`; other keys hold their value themselves. */
export function contentAt(raw: RawSpan, key: string, role: string): FoundContent {
	const prefix = /^(.+?\.)0\./.exec(key)?.[1];
	if (prefix !== undefined) {
		const list = indexedTree(raw.attributes, prefix).map(unwrapped);
		return { value: toMessages(list, role) ?? list, key: `${prefix}*` };
	}
	if (/^ai\.(response|result)\.(text|toolCalls|object)$/.test(key)) {
		const answer = vercelAnswer(raw.attributes);
		if (answer !== null) return { value: answer, key };
	}
	const value = parseContent(raw.attributes.get(key));
	// Pydantic AI's first format: requests and answers in one list of events.
	if (key === 'events' && Array.isArray(value)) {
		const isAnswer = (item: JsonValue) => isObject(item) && item['event.name'] === 'gen_ai.choice';
		const list = value.filter((item) => isAnswer(item) === (role === 'assistant'));
		return { value: toMessages(list, role) ?? list, key };
	}
	if (key === 'ai.values' && Array.isArray(value)) return { value: value.map(parseContent), key };
	return { value: typeof value === 'string' ? value : (toMessages(value, role) ?? value), key };
}

/** Completions and embeddings are indexed below one more word: {prompt: {text}}, {completion: {text}}, {embedding: {text}}. */
function unwrapped(item: JsonValue): JsonValue {
	if (!isObject(item)) return item;
	const inner = item.prompt ?? item.completion;
	if (isObject(inner) && typeof inner.text === 'string')
		return { ...inner, finish_reason: inner.finish_reason ?? null };
	if (isObject(item.embedding) && typeof item.embedding.text === 'string') return item.embedding.text;
	return item;
}
