import type { Message, RetrievedDocument } from '../conventions/content.ts';
import type { JsonValue } from '../spans/json.ts';
import type { SpanType } from '../spans/span.ts';

/**
 * One thing that was said or done, in reading order. `depth`: how many agents (guardrails, evaluators, tools that call models) it
 * lies in.
 */
export type TranscriptEntry = { spanId: string; depth: number } & (
	| { kind: 'label'; type: SpanType; name: string }
	/** What a model was asked that was not said before; `resent`: messages of its input that stand further up. */
	| { kind: 'asked'; messages: Message[]; resent: number }
	/** Nothing: the call failed, or its answer was not kept. */
	| { kind: 'answered'; messages: Message[] }
	/** `arguments` null = they stand in the answer that called it. */
	| { kind: 'tool'; name: string; arguments: JsonValue | null; result: JsonValue | null }
	| { kind: 'documents'; query: string | null; documents: RetrievedDocument[] }
	/** A model call whose words were not kept. */
	| { kind: 'silent' }
);
