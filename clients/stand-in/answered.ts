import type { TrueUsage } from './usage-of-call.ts';

/** What the stand-in remembers of a request: the truth that the bill is held against. */
export type Answered = {
	/** 1 for the first request of a run */
	call: number;
	endpoint: 'chat' | 'responses' | 'embeddings' | 'messages';
	status: number;
	model: string;
	/** null on a refusal */
	responseId: string | null;
	streamed: boolean;
	/** what the provider bills, whether or not it told the client; null on a refusal */
	usage: TrueUsage | null;
	/** false for a stream whose client did not ask for usage */
	usageSent: boolean;
	serviceTier: string | null;
	question: string;
	/** the text, or the name of the tool that it asks for */
	answer: string;
};

/** A request as an endpoint sees it. */
export type Asked = { call: number; run: string; body: RequestBody };

/** The parts of a request that steer the answer; whatever else a client sends is ignored. */
export type RequestBody = {
	model?: string;
	stream?: boolean;
	stream_options?: { include_usage?: boolean };
	service_tier?: string;
	tools?: ToolAsked[];
	messages?: MessageAsked[];
	input?: string | unknown[];
	response_format?: { type?: string };
	text?: { format?: { type?: string } };
};

type ToolAsked = { name?: string; function?: { name?: string } };
type MessageAsked = { role?: string; content?: unknown };

/** What an endpoint gives back: the body or the events of a stream, and the truth. */
export type Answer = { truth: Answered } & ({ body: object } | { events: readonly string[] });
