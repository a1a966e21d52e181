import type { Span } from '../spans/span.ts';

/**
 * As much of a span as tree and waterfall show, and as says why it does not bill: a quarter of its columns. The rest comes with the
 * span itself, when somebody opens it. Every `Span` is one.
 */
export type SpanOutline = Pick<
	Span,
	| 'spanId'
	| 'parentSpanId'
	| 'parentIsRemote'
	| 'name'
	| 'type'
	| 'stage'
	| 'startTimeNs'
	| 'endTimeNs'
	| 'status'
	| 'requestModel'
	| 'responseModel'
	| 'responseId'
	| 'toolName'
	| 'billingHint'
	| 'usageSource'
	| 'timeToFirstTokenMs'
> & {
	/** null when no usage at all is known. */
	usage: { inputTokens: number | null; outputTokens: number | null } | null;
};
