import { isObject, type JsonValue } from '../spans/json.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import { fromDetails, inputFromEvents, outputFromEvents } from './content/event-content.ts';
import { indexedTree } from './content/indexed-tree.ts';
import { parseContent } from './content/parse-content.ts';
import { eventDocuments, indexedDocuments, toDocuments } from './content/to-documents.ts';
import { toMessages } from './content/to-messages.ts';
import { toParts } from './content/to-parts.ts';
import { toToolDefinitions } from './content/to-tool-definitions.ts';
import { vercelAnswer } from './content/vercel-answer.ts';
import type { Message, Part, SpanContent } from './content.ts';
import type { Fields } from './fields/field-kinds.ts';
import { type ReadSpan, readSpan } from './read-span.ts';

type Found = { value: Message[] | JsonValue | null; key: string | undefined };

/**
 * What went into a span and came out of it, and which attribute gave each field of the span. Pure, never throws; made when
 * somebody looks, because content is kept as it was sent. Works on stored attributes (attributesFromJson) as on fresh ones.
 */
export function readContent(raw: RawSpan): SpanContent {
	const read = readSpan(raw);
	const input = inputOf(raw, read);
	const output = outputOf(raw, read);
	const documents = documentsOf(raw, read, output);
	const found = {
		input: input.key,
		output: output.key,
		documents: documents.key,
		operation: read.wordKey ?? undefined,
	};
	return {
		input: input.value,
		output: output.value,
		systemInstructions: systemOf(raw, read.fields),
		toolDefinitions: toolsOf(raw, read.fields),
		documents: documents.documents,
		keys: keysOf(read.fields, found),
	};
}

/** Fields whose public name is another, or that only serve the arithmetic (null). */
const shownAs: { readonly [field: string]: string | null } = {
	timeToFirstTokenSeconds: 'timeToFirstTokenMs',
	firstTokenAt: 'timeToFirstTokenMs',
	gatewayCostUsd: 'reportedCostUsd',
	sdkCostUsd: 'reportedCostUsd',
	level: 'status',
	toolInput: null,
	toolOutput: null,
	sdkInputCostUsd: null,
	sdkOutputCostUsd: null,
	cacheWrite5mTokens: null,
	rawInputTokens: null,
	rawCacheReadTokens: null,
	rawCacheWriteTokens: null,
	acceptedPredictionTokens: null,
	rejectedPredictionTokens: null,
	spanLifecycle: null,
	cacheHit: null,
	streamed: null,
	durationMs: null,
	durationSeconds: null,
};

function keysOf({ keys }: Fields, found: { [field: string]: string | undefined }): SpanContent['keys'] {
	const shown: SpanContent['keys'] = {};
	for (const [field, key] of Object.entries({ ...keys, ...found })) {
		const name = field in shownAs ? shownAs[field] : field;
		if (key !== undefined && name !== null && name !== undefined) shown[name] ??= key;
	}
	return shown;
}

function inputOf(raw: RawSpan, { fields, type }: ReadSpan): Found {
	const key = keyFor(type, fields.keys.toolInput, fields.keys.input);
	if (key !== undefined) return contentAt(raw, key, 'user');
	const events = inputFromEvents(raw.events);
	return events === null ? { value: null, key: undefined } : { value: events.messages, key: events.key };
}

function outputOf(raw: RawSpan, { fields, type }: ReadSpan): Found {
	const key = keyFor(type, fields.keys.toolOutput, fields.keys.output);
	if (key !== undefined) return contentAt(raw, key, 'assistant');
	const events = outputFromEvents(raw.events);
	return events === null ? { value: null, key: undefined } : { value: events.messages, key: events.key };
}

/** A tool's own arguments and result say more than messages that happen to travel with it. */
function keyFor(type: SpanType, toolKey: string | undefined, key: string | undefined): string | undefined {
	return type === 'tool' ? (toolKey ?? key) : key;
}

/** `llm.input_messages.0.message.role` → everything below `llm.input_messages.`; other keys hold their value themselves. */
function contentAt(raw: RawSpan, key: string, role: string): Found {
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

function documentsOf(raw: RawSpan, { fields, type }: ReadSpan, output: Found) {
	const indexed = indexedDocuments(raw.attributes);
	if (indexed !== null) return indexed;
	const key = fields.keys.documents;
	if (key !== undefined) return { documents: toDocuments(parseContent(raw.attributes.get(key))), key };
	const hits = eventDocuments(raw.events);
	if (hits.length > 0) return { documents: hits, key: 'db.query.result' };
	// A retriever's answer is its documents.
	const answered = type === 'retrieval' || type === 'rerank' ? toDocuments(output.value as JsonValue) : [];
	return { documents: answered, key: answered.length > 0 ? output.key : undefined };
}

function systemOf(raw: RawSpan, { keys }: Fields): Part[] | null {
	const sent =
		keys.systemInstructions === undefined
			? fromDetails(raw.events, 'gen_ai.system_instructions')
			: raw.attributes.get(keys.systemInstructions);
	if (sent === undefined) return null;
	const parts = toParts(parseContent(sent));
	return parts.length === 0 ? null : parts;
}

function toolsOf(raw: RawSpan, { keys }: Fields) {
	const key = keys.toolDefinitions;
	if (key === undefined) return toToolDefinitions(parseContent(fromDetails(raw.events, 'gen_ai.tool.definitions')));
	const prefix = /^(.+?\.)0\./.exec(key)?.[1];
	if (prefix !== undefined) return toToolDefinitions(indexedTree(raw.attributes, prefix));
	const [attribute = key, inner] = key.split(' › ');
	const value = parseContent(raw.attributes.get(attribute));
	return toToolDefinitions(inner !== undefined && isObject(value) ? (value[inner] ?? null) : value);
}
