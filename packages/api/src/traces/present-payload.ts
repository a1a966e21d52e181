import type { SpanContent } from '@spanledger/core/conventions/content';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Span } from '@spanledger/core/spans/span';
import type { Payload } from '@spanledger/db/spans/payload';
import { timeText } from '../times.ts';
import { finishReasonsOf } from './finish-reasons-of.ts';
import { exceptionEvents, presentLogs } from './present-logs.ts';
import type { SpanShape } from './span-shape.ts';

export type PresentedPayload = Pick<
	SpanShape,
	'input' | 'output' | 'finishReasons' | 'documents' | 'attributes' | 'resource' | 'scope' | 'events' | 'links' | 'logs'
>;

/** What a span carried, and its log records, as the contract prints them. `payload` null = its content has expired. */
export function presentPayload(
	span: Span,
	payload: Payload | null,
	content: SpanContent | null,
	logs: readonly SpanLog[],
): PresentedPayload {
	const events = (payload?.events ?? []).map(({ name, timeNs, attributes }) => ({
		name,
		time: timeText(BigInt(timeNs)),
		attributes,
	}));
	return {
		input: content?.input ?? null,
		output: content?.output ?? null,
		finishReasons: finishReasonsOf(span, content),
		documents: content?.documents ?? [],
		attributes: payload?.attributes ?? {},
		resource: payload?.resource ?? {},
		scope: { name: span.scopeName, version: span.scopeVersion },
		events: [...events, ...exceptionEvents(logs)],
		links: (payload?.links ?? []).map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes })),
		logs: presentLogs(logs),
	};
}
