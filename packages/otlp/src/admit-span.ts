import type { RawSpan } from '@spanledger/core/spans/raw-span';
import { refusalOfTime } from './admit-time.ts';
import { isSpanId, isTraceId } from './ids.ts';
import type { Refusal } from './refusals.ts';

/** What a request may hold. Times are nanoseconds since the epoch, both ends inclusive. */
export type SpanBounds = { earliestStartNs: bigint; latestStartNs: bigint; maxSpans: number };

/** Postgres and OTLP's own tools keep times as signed 64-bit integers; a later end is nonsense and would poison a batch. */
const latestTimeNs = 2n ** 63n - 1n;

/** Why a span cannot be taken in; null when it can. */
export function refusalOfSpan(span: RawSpan, bounds: SpanBounds): Refusal | null {
	if (!isTraceId(span.traceId)) {
		return { refused: 'trace id is not 16 bytes of hex, or all zero', value: span.traceId };
	}
	if (!isSpanId(span.spanId)) {
		return { refused: 'span id is not 8 bytes of hex, or all zero', value: span.spanId };
	}
	if (span.parentSpanId !== null && !isSpanId(span.parentSpanId)) {
		return { refused: 'parent span id is not 8 bytes of hex', value: span.parentSpanId };
	}
	const { earliestStartNs: earliestNs, latestStartNs: latestNs } = bounds;
	return refusalOfTime('start time', span.startTimeNs, { earliestNs, latestNs });
}

/** Clocks step back and some emitters leave the end empty: such a span is kept, as one that took no time. */
export function withSaneEnd(span: RawSpan): RawSpan {
	if (span.endTimeNs < span.startTimeNs || span.endTimeNs > latestTimeNs) span.endTimeNs = span.startTimeNs;
	return span;
}
