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

/** An absent, an empty and (old clients) an all-zero id all say "none": a root's parent, a log record's trace. */
export function idOrNull(id: string): string | null {
	return /^0*$/.test(id) && (id === '' || id.length === 16 || id.length === 32) ? null : id;
}
