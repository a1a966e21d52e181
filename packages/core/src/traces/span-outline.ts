import { cutText } from '../spans/clean-text.ts';
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
	/** Only read of a span that failed, and maybe cut after more than `outlinedMessage` characters. */
	statusMessage: string;
};

/** Characters of an error message that an outline shows and finds; the span itself has all of it. */
export const outlinedMessage = 200;

/** Why a span failed, as far as an outline says; null when it did not fail or does not say why. */
export function errorMessageOf({
	status,
	statusMessage,
}: Pick<SpanOutline, 'status' | 'statusMessage'>): string | null {
	if (status !== 'error' || statusMessage === '') return null;
	const cut = cutText(statusMessage, outlinedMessage);
	return cut.length < statusMessage.length ? `${cut}…` : cut;
}
