import { cleanText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanStatus } from '../spans/span.ts';
import type { Fields } from './fields/field-kinds.ts';

/** Langfuse marks failures by level and leaves the OTLP status unset. */
export function readStatus(raw: RawSpan, { values }: Fields): { status: SpanStatus; statusMessage: string } {
	const levelled = raw.status.code === 0 && /^(error|fatal|critical)$/i.test(values.level ?? '');
	const status = raw.status.code === 2 || levelled ? 'error' : raw.status.code === 1 ? 'ok' : 'unset';
	const message = raw.status.message || values.statusMessage || (status === 'error' ? exceptionMessage(raw) : '');
	return { status, statusMessage: cleanText(message) };
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
