import { valueToJson } from '../spans/attributes-json.ts';
import { cutText } from '../spans/clean-text.ts';
import type { Attributes, RawSpan } from '../spans/raw-span.ts';
import { eventNameOf } from './event-name.ts';
import type { RawLog } from './raw-log.ts';
import { type Emitter, type SpanEventKind, spanEventOf } from './span-events.ts';

/** A digest of text as lower-case hex, at least 32 digits; handed in because core has no Node modules. */
export type Digest = (text: string) => string;

/**
 * The span that a record stands for, where an application logs its calls instead of tracing them; null for every other record.
 *
 *   user_prompt   ├─────────────┤     one trace a prompt (or a session, where prompts have no ids)
 *   api_request    ├──┤               ends at the record's time, began duration_ms before
 *   tool_result        ├──┤
 *   api_request            ├─┤
 *
 * The ids are digests of what the record says, so a record sent again is the same span, and records of one prompt find each
 * other in any order. The attributes are the record's own: a convention reads them as it reads any span's.
 */
export function spanOfCallEvent(log: RawLog, digest: Digest): RawSpan | null {
	const eventName = eventNameOf(log);
	const found = spanEventOf(log, eventName);
	if (found === null) return null;
	const { emitter, event } = found;
	return {
		...placeOf(log, emitter, event.kind, digest),
		traceState: '',
		flags: log.flags & 0xff,
		name: spanName(log.attributes, emitter, event.kind),
		kind: event.kind === 'call' ? clientKind : internalKind,
		startTimeNs: log.timeNs - durationNs(log.attributes),
		endTimeNs: log.timeNs,
		attributes: new Map([...log.attributes, ['event.name', eventName]]),
		droppedAttributesCount: 0,
		events: [],
		links: [],
		status: statusOf(log.attributes, eventName),
		resource: log.resource,
		scope: log.scope,
	};
}

/** OTLP SpanKind. */
const internalKind = 1;
const clientKind = 3;

/** Where the span stands: below the span that the record names, else in a trace of its prompt. */
function placeOf(log: RawLog, emitter: Emitter, kind: SpanEventKind, digest: Digest) {
	const own = digest(identityOf(log)).slice(0, 16);
	if (log.traceId !== null && log.spanId !== null) {
		return { traceId: log.traceId, spanId: own, parentSpanId: log.spanId };
	}
	const session = textAt(log.attributes, emitter.session) ?? textAt(log.resource, emitter.session);
	const prompt = emitter.prompt === null ? null : textAt(log.attributes, emitter.prompt);
	if (session === null && prompt === null)
		return { traceId: digest(`${own} trace`).slice(0, 32), spanId: own, parentSpanId: null };
	const traceId = digest(['trace', emitter.name, session ?? '', prompt ?? ''].join('\n')).slice(0, 32);
	const rootId = digest(`root\n${traceId}`).slice(0, 16);
	const rootKind: SpanEventKind = prompt === null ? 'session' : 'prompt';
	if (kind === rootKind) return { traceId, spanId: rootId, parentSpanId: null };
	return { traceId, spanId: own, parentSpanId: hasRoot(emitter, rootKind) ? rootId : null };
}

function hasRoot(emitter: Emitter, rootKind: SpanEventKind): boolean {
	return Object.values(emitter.events).some(({ kind }) => kind === rootKind);
}

/** Everything that tells two records apart. */
function identityOf({ timeNs, attributes, body, traceId, spanId }: RawLog): string {
	const sorted = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, valueToJson(value)]);
	return JSON.stringify([String(timeNs), traceId, spanId, valueToJson(body), sorted]);
}

function spanName(attributes: Attributes, emitter: Emitter, kind: SpanEventKind): string {
	switch (kind) {
		case 'call':
			return ['chat', textAt(attributes, 'model')].filter((part) => part !== null).join(' ');
		case 'tool':
			return `execute_tool ${textAt(attributes, 'tool_name') ?? textAt(attributes, 'function_name') ?? 'unknown'}`;
		case 'prompt':
		case 'session':
			return `${emitter.name} ${kind}`;
	}
}

/** `duration_ms` is a number, or (Claude Code, Codex) its text; without it the span has no length. */
function durationNs(attributes: Attributes): bigint {
	const sent = attributes.get('duration_ms');
	const ms = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent;
	if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0 || ms > longestCallMs) return 0n;
	return BigInt(Math.round(ms * 1e6));
}
const longestCallMs = 86_400_000;

function statusOf(attributes: Attributes, eventName: string): RawSpan['status'] {
	const message =
		textAt(attributes, 'error.message') ?? textAt(attributes, 'error') ?? textAt(attributes, 'error_type');
	const success = attributes.get('success');
	const failed =
		eventName.endsWith('_error') || attributes.has('error.message') || success === false || success === 'false';
	if (failed) return { code: 2, message: cutText(message ?? '', 1_000) };
	return { code: success === true || success === 'true' ? 1 : 0, message: '' };
}

function textAt(attributes: Attributes, key: string): string | null {
	const value = attributes.get(key);
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}
