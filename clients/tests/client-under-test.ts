import type { Answered } from '../stand-in/answered.ts';
import type { Told } from './true-cost.ts';

export type CallKind =
	| 'chat'
	| 'stream'
	| 'stream without usage'
	| 'responses'
	| 'embeddings'
	| 'messages'
	| 'messages stream'
	| 'refused'
	| 'messages refused';

/** How a client tells of a kind of call: with which usage, or not at all. */
export type Telling = {
	usage: 'reported' | 'estimated' | 'missing' | 'not told';
	/** parts that this kind leaves out although the client tells them elsewhere */
	without?: readonly (keyof Told)[];
	/** what the emitter guessed, where it guesses */
	guess?: { inputTokens: number; outputTokens: number };
	/** what is left out of question and answer, where they are not both sent */
	unread?: 'answer' | 'both';
};

export type ClientUnderTest = {
	/** file in `src` or `python`, and the OTLP protocol when it lets one choose */
	script: string;
	language?: 'python';
	protocol?: 'http/protobuf' | 'http/json' | 'grpc';
	/** of the billed spans */
	conventions: readonly string[];
	told: Told;
	calls: Partial<Record<CallKind, Telling>>;
	/** spans of the trace by type */
	types: Record<string, number>;
	route?: string;
	needsNode?: number;
	/** what the client wants to find in its environment */
	env?: (standInUrl: string) => Record<string, string>;
};

export function kindOf({ endpoint, status, streamed, usageSent }: Answered): CallKind {
	if (status !== 200) return endpoint === 'messages' ? 'messages refused' : 'refused';
	if (endpoint === 'chat') return !streamed ? 'chat' : usageSent ? 'stream' : 'stream without usage';
	return endpoint === 'messages' && streamed ? 'messages stream' : endpoint;
}

export const all: Told = { cacheRead: true, cacheWrite: true, cacheWrite1h: true, reasoning: true, serviceTier: true };
export const none: Told = {
	cacheRead: false,
	cacheWrite: false,
	cacheWrite1h: false,
	reasoning: false,
	serviceTier: false,
};
export const reported: Telling = { usage: 'reported' };
export const missing: Telling = { usage: 'missing' };
export const notTold: Telling = { usage: 'not told' };
/** An error has no usage, and its question is not always sent. */
export const refused: Telling = { usage: 'missing', unread: 'both' };
