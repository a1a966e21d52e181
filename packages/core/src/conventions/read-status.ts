import { cleanText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanStatus } from '../spans/span.ts';
import type { Fields } from './fields/field-kinds.ts';

/**
 * The OTLP status; where it is unset, what the emitter says in its own way: Langfuse and Genkit by a level, MCP and older spans by
 * `error.type` (OTel: set only if the operation failed), logs that stand for spans by a flag.
 */
export function readStatus(raw: RawSpan, fields: Fields): { status: SpanStatus; statusMessage: string } {
	const { values } = fields;
	const failed = raw.status.code === 2 || (raw.status.code === 0 && saysFailed(fields));
	const status = failed ? 'error' : raw.status.code === 1 ? 'ok' : 'unset';
	const message =
		raw.status.message || values.statusMessage || (failed ? exceptionMessage(raw) || (values.errorType ?? '') : '');
	return { status, statusMessage: cleanText(message) };
}

/** `llm.error: false`, `error.type: none` and the like are no errors. */
const noError = /^(false|none|null|nil|ok|no|0|success)$/i;

function saysFailed({ values }: Fields): boolean {
	const { level = '', errorType, failed, succeeded } = values;
	return (
		/^(error|fatal|critical)$/i.test(level) ||
		failed === true ||
		succeeded === false ||
		(errorType !== undefined && !noError.test(errorType))
	);
}

function exceptionMessage({ events }: RawSpan): string {
	const message = events.find(({ name }) => name === 'exception')?.attributes.get('exception.message');
	return typeof message === 'string' ? message : '';
}

/** Hand-written spans sometimes have no length and tell their latency instead. */
export function readEnd({ startTimeNs, endTimeNs }: RawSpan, { values }: Fields): bigint {
	if (endTimeNs > startTimeNs) return endTimeNs;
	const ms = values.durationMs ?? (values.durationSeconds ?? 0) * 1000;
	return ms < 86_400_000 ? startTimeNs + BigInt(Math.round(ms * 1e6)) : startTimeNs;
}
