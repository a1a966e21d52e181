import { cleanText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanStatus } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/**
 * The OTLP status; where it is unset, what the emitter says in its own way: Langfuse and Genkit by a level, MCP and older spans by
 * `error.type` (OTel: set only if the operation failed), logs that stand for spans by a flag. An OK that was set too early gives way
 * to an exception.
 */
export function readStatus(
	{ status, events }: Pick<RawSpan, 'status' | 'events'>,
	fields: Fields,
	convention: Convention | null,
): Told<SpanStatus> {
	if (status.code === 2) return { value: 'error', key: 'status' };
	if (status.code === 1 && convention?.okIsEarly === true && events.some(({ name }) => name === 'exception'))
		return { value: 'error', key: 'event: exception' };
	if (status.code === 1) return { value: 'ok', key: 'status' };
	const sign = failureSigns.find((field) => saysFailed[field](fields));
	return sign === undefined ? { value: 'unset', key: null } : { value: 'error', key: fields.keys[sign] ?? null };
}

/** `llm.error: false`, `error.type: none` and the like are no errors. */
const noError = /^(false|none|null|nil|ok|no|0|success)$/i;

const saysFailed = {
	level: ({ values }: Fields) => /^(error|fatal|critical)$/i.test(values.level ?? ''),
	failed: ({ values }: Fields) => values.failed === true,
	succeeded: ({ values }: Fields) => values.succeeded === false,
	errorType: ({ values }: Fields) => values.errorType !== undefined && !noError.test(values.errorType),
} as const satisfies { readonly [Field in FieldName]?: (fields: Fields) => boolean };
const failureSigns = Object.keys(saysFailed) as (keyof typeof saysFailed)[];

/** Why it failed, or what the emitter said about it; '' when nothing was. */
export function readStatusMessage(raw: RawSpan, { values, keys }: Fields, status: SpanStatus): Told<string> {
	if (raw.status.message !== '') return { value: cleanText(raw.status.message), key: 'status' };
	if (values.statusMessage !== undefined) return { value: values.statusMessage, key: keys.statusMessage ?? null };
	if (status !== 'error') return { value: '', key: null };
	const thrown = raw.events.find(({ name }) => name === 'exception')?.attributes.get('exception.message');
	if (typeof thrown === 'string' && thrown !== '') return { value: cleanText(thrown), key: 'event: exception' };
	return { value: values.errorType ?? '', key: keys.errorType ?? null };
}

/** Hand-written spans sometimes have no length and tell their latency instead. */
export function readEnd({ startTimeNs, endTimeNs }: RawSpan, { values }: Fields): bigint {
	if (endTimeNs > startTimeNs) return endTimeNs;
	const ms = values.durationMs ?? (values.durationSeconds ?? 0) * 1000;
	return ms < 86_400_000 ? startTimeNs + BigInt(Math.round(ms * 1e6)) : startTimeNs;
}
