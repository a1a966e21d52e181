const traceIdPattern = /^(?!0{32}$)[0-9a-f]{32}$/;
const spanIdPattern = /^(?!0{16}$)[0-9a-f]{16}$/;

/** 16 bytes as lower-case hex, not all zero (W3C trace context, OTLP `Span.trace_id`). */
export function isTraceId(text: string): boolean {
	return traceIdPattern.test(text);
}

/** 8 bytes as lower-case hex, not all zero (OTLP `Span.span_id`). */
export function isSpanId(text: string): boolean {
	return spanIdPattern.test(text);
}

/** A root says so by an absent, an empty or (old clients) an all-zero parent. */
export function parentOrNull(spanId: string): string | null {
	return spanId === '' || spanId === '0000000000000000' ? null : spanId;
}
