import { isMessages, type Message, type SpanContent } from '../conventions/content.ts';
import type { JsonValue } from '../spans/json.ts';
import type { Span } from '../spans/span.ts';
import { noteAnswer, noteToolRun, nothingSaid, type Said, takeNew } from './said.ts';
import { type ToldNode, type ToldSpan, tellingSpans } from './telling-spans.ts';
import type { TranscriptEntry } from './transcript.ts';

/**
 * A trace as it would be read aloud: what was asked, answered, called and found, step after step. Agents resend their whole history with
 * every call: each message stands once, where it was first said. `spans`: parents before their children, as settling orders
 * them.
 */
export function buildTranscript(spans: readonly ToldSpan[]): TranscriptEntry[] {
	const said = nothingSaid();
	const entries: TranscriptEntry[] = [];
	for (const { node, end } of readingOrder(tellingSpans(spans))) {
		const at = { spanId: node.span.spanId, depth: node.depth };
		if (node.tells === 'label' && !end) {
			entries.push({ ...at, kind: 'label', type: node.span.type, name: node.span.name });
		} else if (node.tells === 'silent' && !end) {
			entries.push({ ...at, kind: 'silent' });
		} else if (node.tells === 'messages' && node.content !== null) {
			entries.push(
				...(end ? answered(node.content, said) : asked(node.content, said)).map((one) => ({ ...at, ...one })),
			);
		} else if (node.tells === 'tool' && !end) {
			entries.push({ ...at, ...toolRun(node.span, node.content, said) });
		} else if (node.tells === 'documents' && !end && node.content !== null) {
			const { input, documents } = node.content;
			entries.push({ ...at, kind: 'documents', query: typeof input === 'string' ? input : null, documents });
		}
	}
	return entries;
}

/** A span is read twice: what went in, then what lies below it, then what came out. */
function* readingOrder(nodes: readonly ToldNode[]): Generator<{ node: ToldNode; end: boolean }> {
	const open: ToldNode[] = [];
	for (const node of nodes) {
		while (open.length > 0 && open.at(-1) !== node.parent) {
			const ended = open.pop();
			if (ended !== undefined) yield { node: ended, end: true };
		}
		yield { node, end: false };
		open.push(node);
	}
	while (open.length > 0) {
		const ended = open.pop();
		if (ended !== undefined) yield { node: ended, end: true };
	}
}

type Without<Entry> = Entry extends unknown ? Omit<Entry, 'spanId' | 'depth'> : never;
type Told = Without<TranscriptEntry>;

function asked({ systemInstructions, input }: SpanContent, said: Said): Told[] {
	const system: Message[] = systemInstructions === null ? [] : [{ role: 'system', parts: systemInstructions }];
	const all = [...system, ...asMessages(input, 'user')];
	const messages = takeNew(said, all);
	return all.length === 0 ? [] : [{ kind: 'asked', messages, resent: all.length - messages.length }];
}

function answered({ output }: SpanContent, said: Said): Told[] {
	const messages = asMessages(output, 'assistant');
	for (const message of messages) noteAnswer(said, message);
	return [{ kind: 'answered', messages }];
}

function toolRun({ name, toolName, toolCallId }: Span, content: SpanContent | null, said: Said): Told {
	const given = plainValue(content?.input ?? null, 'arguments');
	const result = plainValue(content?.output ?? null, 'result');
	const called = toolName ?? name;
	const isAnnounced = noteToolRun(said, { id: toolCallId, name: called, given, result });
	return { kind: 'tool', name: called, arguments: isAnnounced ? null : given, result };
}

function asMessages(value: SpanContent['input'], role: string): Message[] {
	if (value === null) return [];
	if (isMessages(value)) return value;
	return [
		{
			role,
			parts: [typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'other', value: asValue(value) }],
		},
	];
}

/** Some dialects write a tool's arguments and result as messages with one part. */
function plainValue(value: SpanContent['input'], side: 'arguments' | 'result'): JsonValue | null {
	if (!isMessages(value)) return value === null ? null : asValue(value);
	const [part] = value.flatMap(({ parts }) => parts);
	if (part?.kind === 'toolCall' && side === 'arguments') return part.arguments;
	if (part?.kind === 'toolResult' && side === 'result') return part.result;
	return part?.kind === 'text' ? part.text : asValue(value);
}

/** What is no list of messages is a value as it was sent. */
const asValue = (value: Message[] | JsonValue): JsonValue => value as JsonValue;
