import type { RawLog } from './raw-log.ts';

/** What a record that stands for a span stands for: a call to a model, a tool that ran, the prompt that began it all, a session. */
export type SpanEventKind = 'call' | 'tool' | 'prompt' | 'session';

/** One event of an application that logs where others trace. */
export type SpanEvent = {
	kind: SpanEventKind;
	/** Only some records of that name are whole calls. */
	only?: (log: RawLog) => boolean;
	/**
	 * Counts although the record names a span: the emitter's own spans carry no usage unless told to. It then becomes a child of
	 * that span, and where the span does carry usage it is its wrapper and only one of the two bills.
	 */
	countsBesideSpans?: true;
};

/** An application whose records of one prompt make a trace. */
export type Emitter = {
	name: 'claude-code' | 'codex' | 'gemini-cli';
	/** Keys of the session's and of the prompt's id; without the latter the whole session is one trace. */
	session: string;
	prompt: string | null;
	/** By event name. */
	events: { readonly [eventName: string]: SpanEvent };
};

/** A streamed answer is told chunk by chunk, and its end twice: by its duration, then by its usage (recording `codex-logs`). */
const isCompleted = ({ attributes }: RawLog) =>
	attributes.get('event.kind') === 'response.completed' && attributes.has('input_token_count');
/** A request that succeeded is told again, with its usage, when its answer is complete. */
const hasFailed = ({ attributes }: RawLog) => {
	const status = Number(attributes.get('http.response.status_code') ?? 0);
	return attributes.has('error.message') || status >= 400;
};

/**
 * Names from the documentation and source of each tool: code.claude.com/docs/en/monitoring-usage,
 * openai/codex codex-rs/otel, google-gemini/gemini-cli docs/cli/telemetry.md.
 */
export const emitters: readonly Emitter[] = [
	{
		name: 'claude-code',
		session: 'session.id',
		prompt: 'prompt.id',
		events: {
			'claude_code.api_request': { kind: 'call' },
			'claude_code.api_error': { kind: 'call' },
			'claude_code.tool_result': { kind: 'tool' },
			'claude_code.user_prompt': { kind: 'prompt' },
		},
	},
	{
		name: 'codex',
		session: 'conversation.id',
		prompt: null,
		events: {
			'codex.sse_event': { kind: 'call', only: isCompleted },
			'codex.api_request': { kind: 'call', only: hasFailed },
			'codex.websocket_request': { kind: 'call', only: hasFailed },
			'codex.tool_result': { kind: 'tool' },
			'codex.user_prompt': { kind: 'prompt' },
			'codex.conversation_starts': { kind: 'session' },
		},
	},
	{
		name: 'gemini-cli',
		session: 'session.id',
		prompt: 'prompt_id',
		events: {
			'gemini_cli.api_response': { kind: 'call', countsBesideSpans: true },
			'gemini_cli.api_error': { kind: 'call', countsBesideSpans: true },
			'gemini_cli.tool_call': { kind: 'tool' },
			'gemini_cli.user_prompt': { kind: 'prompt' },
		},
	},
];

const byEvent = new Map(
	emitters.flatMap((emitter) =>
		Object.entries(emitter.events).map(([name, event]) => [name, { emitter, event }] as const),
	),
);

/** The emitter and the meaning of an event that stands for a span; null for every other record, or where real spans tell of it. */
export function spanEventOf(log: RawLog, eventName: string): { emitter: Emitter; event: SpanEvent } | null {
	const found = byEvent.get(eventName);
	if (found === undefined || found.event.only?.(log) === false) return null;
	const namesSpan = log.traceId !== null && log.spanId !== null;
	return namesSpan && found.event.countsBesideSpans !== true ? null : found;
}
