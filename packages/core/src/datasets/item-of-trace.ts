import { isMessages, type Message, type RetrievedDocument, type SpanContent } from '../conventions/content.ts';
import type { JsonValue } from '../spans/json.ts';
import type { Span } from '../spans/span.ts';
import { type ContextDocument, type DatasetItem, isNothing } from './dataset-item.ts';
import { toChatMessages } from './to-chat-messages.ts';

type Told = Pick<SpanContent, 'input' | 'output' | 'documents' | 'systemInstructions'>;
/** A span and what it told; null when its content has expired or was never sent. */
export type ToldSpan = {
	span: Pick<Span, 'spanId' | 'parentSpanId' | 'type' | 'startTimeNs' | 'endTimeNs'>;
	content: Told | null;
};

type Taken = Pick<DatasetItem, 'input' | 'output' | 'context'>;

/**
 * What a trace asked and answered: by its root, where that told both; else by the last model call that answered, whose conversation
 * is the question. The documents are the reranker's, where there is one, else all that were found. null = no question is known.
 */
export function itemOfTrace(spans: readonly ToldSpan[]): Taken | null {
	const inOrder = [...spans].sort((a, b) => (a.span.startTimeNs < b.span.startTimeNs ? -1 : 1));
	const ids = new Set(inOrder.map(({ span }) => span.spanId));
	const roots = inOrder.filter(({ span }) => span.parentSpanId === null || !ids.has(span.parentSpanId));
	const calls = inOrder.filter(({ span }) => span.type === 'llm').reverse();
	const told = [...roots, ...calls].map(takenOf);
	const [taken] = [...told.filter((one) => one !== null && !isNothing(one.output)), ...told].filter(
		(one) => one !== null,
	);
	return taken === undefined ? null : { ...taken, context: contextOf(inOrder) };
}

/** What one span asked and answered, with its own documents. null = no question is known. */
export function itemOfSpan(told: ToldSpan): Taken | null {
	const taken = takenOf(told);
	return taken === null ? null : { ...taken, context: toContext(told.content?.documents ?? []) };
}

function takenOf({ content }: ToldSpan): Omit<Taken, 'context'> | null {
	if (content === null) return null;
	const asked = toJson(content.input);
	if (isNothing(asked) || (Array.isArray(asked) && asked.length === 0)) return null;
	const system = content.systemInstructions ?? [];
	const input =
		system.length > 0 && isMessages(content.input)
			? [...toChatMessages([{ role: 'system', parts: system }]), ...toChatMessages(content.input)]
			: asked;
	return { input, output: answerOf(content.output) };
}

const toJson = (value: Message[] | JsonValue | null): JsonValue => (isMessages(value) ? toChatMessages(value) : value);

/** The answer as text where it is one message of text: what an expected output is compared with. */
function answerOf(output: SpanContent['output']): JsonValue {
	if (!isMessages(output)) return output;
	const messages = toChatMessages(output);
	const [only] = messages;
	return messages.length === 1 && only !== undefined && only.tool_calls === undefined ? only.content : messages;
}

function contextOf(spans: readonly ToldSpan[]): ContextDocument[] {
	const ofType = (type: Span['type']) =>
		spans.filter(({ span }) => span.type === type).flatMap(({ content }) => content?.documents ?? []);
	const reranked = ofType('rerank');
	return toContext(reranked.length > 0 ? reranked : ofType('retrieval'));
}

/** Documents with words, each once. */
function toContext(documents: readonly RetrievedDocument[]): ContextDocument[] {
	const known = new Map<string, ContextDocument>();
	for (const { id, content } of documents) {
		if (content !== null && content.trim() !== '') known.set(content, known.get(content) ?? { id, content });
	}
	return [...known.values()];
}
