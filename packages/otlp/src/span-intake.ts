import type { RawSpan } from '@spanledger/core/spans/raw-span';
import { isSpanId, isTraceId } from './ids.ts';
import { type Refusal, refusals } from './refusals.ts';

/** What a request may hold. Times are nanoseconds since the epoch, both ends inclusive. */
export type SpanBounds = { earliestStartNs: bigint; latestStartNs: bigint; maxSpans: number };

export type DecodedTraces = {
	spans: RawSpan[];
	/** How many spans were refused one by one. */
	rejected: number;
	/** Why, counted by reason; '' when nothing was refused. */
	errorMessage: string;
};

/** Postgres and OTLP's own tools keep times as signed 64-bit integers; a later end is nonsense and would poison a batch. */
const latestTimeNs = 2n ** 63n - 1n;

/**
 * Gathers the spans of one request and refuses bad ones one by one: a batch is never lost for one span.
 * `offer` reads a span only while there is room for it, so spans past the limit cost nothing.
 */
export function spanIntake(bounds: SpanBounds): {
	offer: (read: () => RawSpan | Refusal) => void;
	result: () => DecodedTraces;
} {
	const spans: RawSpan[] = [];
	const refused = refusals('span');
	return {
		offer(read) {
			if (spans.length >= bounds.maxSpans) {
				refused.add({ reason: `more than ${bounds.maxSpans} spans in one request`, value: null });
				return;
			}
			const span = read();
			const refusal = 'reason' in span ? span : refusalOf(span, bounds);
			if (refusal !== null) refused.add(refusal);
			else spans.push(withSaneEnd(span as RawSpan));
		},
		result: () => ({ spans, rejected: refused.count(), errorMessage: refused.message() }),
	};
}

function refusalOf(span: RawSpan, bounds: SpanBounds): Refusal | null {
	if (!isTraceId(span.traceId)) {
		return { reason: 'trace id is not 16 bytes of hex, or all zero', value: span.traceId };
	}
	if (!isSpanId(span.spanId)) {
		return { reason: 'span id is not 8 bytes of hex, or all zero', value: span.spanId };
	}
	if (span.parentSpanId !== null && !isSpanId(span.parentSpanId)) {
		return { reason: 'parent span id is not 8 bytes of hex', value: span.parentSpanId };
	}
	if (span.startTimeNs < bounds.earliestStartNs) {
		return { reason: `start time before ${timeText(bounds.earliestStartNs)}`, value: timeText(span.startTimeNs) };
	}
	if (span.startTimeNs > bounds.latestStartNs) {
		return { reason: `start time after ${timeText(bounds.latestStartNs)}`, value: timeText(span.startTimeNs) };
	}
	return null;
}

/** Clocks step back and some emitters leave the end empty: such a span is kept, as one that took no time. */
function withSaneEnd(span: RawSpan): RawSpan {
	if (span.endTimeNs < span.startTimeNs || span.endTimeNs > latestTimeNs) span.endTimeNs = span.startTimeNs;
	return span;
}

/** RFC 3339 where the time has one, else the bare nanoseconds. */
function timeText(timeNs: bigint): string {
	const date = new Date(Number(timeNs / 1_000_000n));
	return Number.isNaN(date.getTime()) ? `${timeNs} ns` : date.toISOString();
}
