import { isObject, type JsonValue } from '../spans/json.ts';
import type { AttributeValue, RawEvent, RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import { contentAt, type FoundContent } from './content/content-at.ts';
import { type EventContent, fromDetails, inputFromEvents, outputFromEvents } from './content/event-content.ts';
import { indexedTree } from './content/indexed-tree.ts';
import { parseContent } from './content/parse-content.ts';
import { eventDocuments, indexedDocuments, toDocuments } from './content/to-documents.ts';
import { toParts } from './content/to-parts.ts';
import { toToolDefinitions } from './content/to-tool-definitions.ts';
import { vercelRanking } from './content/vercel-ranking.ts';
import { isMessages, type Part, type SpanContent } from './content.ts';
import { isBlob } from './fields/blobs.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';
import { valueAt } from './fields/read-value.ts';
import type { Mapping } from './mapping.ts';
import { type ReadSpan, readSpan } from './read-span.ts';
import { spanKeys } from './span-keys.ts';

/**
 * What went into a span and came out of it, and what gave each field of the span. Pure, never throws; made when somebody looks, because
 * content is kept as it was sent. Works on stored attributes (attributesFromJson) as on fresh ones. `logs`: the span's log records as
 * events, in the order they were written; they speak where the span itself is silent.
 * `mapping`: the project's own keys.
 */
export function readContent(raw: RawSpan, logs: readonly RawEvent[] = [], mapping?: Mapping): SpanContent {
	const read = readSpan(raw, mapping);
	const sources: EventSource[] = [
		{ from: 'event', events: raw.events },
		{ from: 'log', events: logs },
	];
	const input = inputOf(raw, read, sources);
	const output = outputOf(raw, read, sources);
	const documents = documentsOf(raw, read, output);
	const found = { input: input.key, output: output.key, documents: documents.key };
	return {
		input: input.value,
		output: output.value,
		systemInstructions: systemOf(raw, read.fields, sources),
		toolDefinitions: toolsOf(raw, read.fields, sources),
		documents: documents.documents,
		keys: keysOf(raw, read, found, mapping),
	};
}

/** Events of the span itself, or log records that came beside it. */
export type EventSource = { from: 'event' | 'log'; events: readonly RawEvent[] };

/** Fields of the tables that are fields of content; the readers of the span speak for the others. */
const contentFields = ['systemInstructions', 'toolDefinitions'] as const satisfies readonly FieldName[];

function keysOf(
	raw: RawSpan,
	read: ReadSpan,
	found: { [field: string]: string | undefined },
	mapping: Mapping | undefined,
): SpanContent['keys'] {
	const shown: SpanContent['keys'] = spanKeys(raw, read, mapping);
	const content = Object.fromEntries(contentFields.map((field) => [field, read.fields.keys[field]]));
	for (const [field, key] of Object.entries({ ...content, ...found })) if (key !== undefined) shown[field] = key;
	return shown;
}

function inputOf(raw: RawSpan, { fields, type }: ReadSpan, sources: readonly EventSource[]): FoundContent {
	const key = keyFor(type, fields.keys.toolInput, fields.keys.input);
	return foundAt(
		key,
		(at) => contentAt(raw, at, 'user'),
		() => asSaid(type, fromSources(sources, inputFromEvents)),
	);
}

export function outputOf(raw: RawSpan, { fields, type }: ReadSpan, sources: readonly EventSource[]): FoundContent {
	const key = keyFor(type, fields.keys.toolOutput, fields.keys.output);
	return foundAt(
		key,
		(at) => contentAt(raw, at, 'assistant'),
		() => asSaid(type, fromSources(sources, outputFromEvents)),
	);
}

/** The attribute's content, unless it is a blob without messages and events have them. */
function foundAt(
	key: string | undefined,
	inAttribute: (key: string) => FoundContent,
	inEvents: () => FoundContent,
): FoundContent {
	if (key === undefined) return inEvents();
	const found = inAttribute(key);
	if (!isBlob(key) || isMessages(found.value)) return found;
	const told = inEvents();
	return told.key === undefined ? found : told;
}

/** A tool is no conversation: Strands sends its arguments and its result as messages of one part each. */
function asSaid(type: SpanType, found: FoundContent): FoundContent {
	if (type !== 'tool' || !isMessages(found.value)) return found;
	const parts = found.value.flatMap((message) => message.parts);
	const [part] = parts;
	if (part === undefined || parts.length > 1) return found;
	if (part.kind === 'toolResult') return { ...found, value: part.result };
	return part.kind === 'text' ? { ...found, value: part.text } : found;
}

function fromSources(
	sources: readonly EventSource[],
	read: (events: readonly RawEvent[]) => EventContent | null,
): FoundContent {
	for (const { from, events } of sources) {
		const found = read(events);
		if (found !== null) return { value: found.messages, key: `${from}: ${found.key}` };
	}
	return { value: null, key: undefined };
}

/** A tool's own arguments and result say more than messages that happen to travel with it. */
function keyFor(type: SpanType, toolKey: string | undefined, key: string | undefined): string | undefined {
	return type === 'tool' ? (toolKey ?? key) : key;
}

export function documentsOf(raw: RawSpan, { fields, type }: ReadSpan, output: FoundContent) {
	const indexed = indexedDocuments(raw.attributes);
	if (indexed !== null) return indexed;
	const key = fields.keys.documents;
	if (key === 'ai.ranking') return { documents: vercelRanking(raw.attributes), key };
	if (key !== undefined) return { documents: toDocuments(parseContent(raw.attributes.get(key))), key };
	const hits = eventDocuments(raw.events);
	if (hits.length > 0) return { documents: hits, key: 'event: db.query.result' };
	// A retriever's answer is its documents.
	const answered = type === 'retrieval' || type === 'rerank' ? toDocuments(output.value as JsonValue) : [];
	return { documents: answered, key: answered.length > 0 ? output.key : undefined };
}

function systemOf(raw: RawSpan, { keys }: Fields, sources: readonly EventSource[]): Part[] | null {
	const [attribute, inner] = keys.systemInstructions?.split(' › ') ?? [];
	const sent =
		attribute === undefined ? inDetails(sources, 'gen_ai.system_instructions') : raw.attributes.get(attribute);
	if (sent === undefined) return null;
	const value = parseContent(sent);
	const parts = partsOfSystem(inner === undefined ? value : valueAt(value, inner.split('.')));
	return parts.length === 0 ? null : parts;
}

/** Google's is a content: `{parts: [{text}]}`. */
function partsOfSystem(value: JsonValue | undefined): Part[] {
	return toParts(isObject(value) && Array.isArray(value.parts) ? value.parts : value);
}

function toolsOf(raw: RawSpan, { keys }: Fields, sources: readonly EventSource[]) {
	const key = keys.toolDefinitions;
	if (key === undefined) return toToolDefinitions(parseContent(inDetails(sources, 'gen_ai.tool.definitions')));
	const prefix = /^(.+?\.)0\./.exec(key)?.[1];
	if (prefix !== undefined) return toToolDefinitions(indexedTree(raw.attributes, prefix));
	const [attribute = key, inner] = key.split(' › ');
	const value = parseContent(raw.attributes.get(attribute));
	return toToolDefinitions(inner === undefined ? value : (valueAt(value, inner.split('.')) ?? null));
}

function inDetails(sources: readonly EventSource[], attribute: string): AttributeValue | undefined {
	for (const { events } of sources) {
		const sent = fromDetails(events, attribute);
		if (sent !== undefined) return sent;
	}
	return undefined;
}
