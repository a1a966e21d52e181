import type { SpanContent } from '@spanledger/core/conventions/content';
import type { Span } from '@spanledger/core/spans/span';
import type { Payload } from '@spanledger/db/spans/payload';
import { timeText } from '../times.ts';
import type { SpanShape } from './span-shape.ts';

export type PresentedPayload = Pick<
	SpanShape,
	'input' | 'output' | 'documents' | 'attributes' | 'resource' | 'scope' | 'events' | 'links'
>;

/** What a span carried, as the contract prints it. `payload` null = its content has expired. */
export function presentPayload(span: Span, payload: Payload | null, content: SpanContent | null): PresentedPayload {
	return {
		input: content?.input ?? null,
		output: content?.output ?? null,
		documents: content?.documents ?? [],
		attributes: payload?.attributes ?? {},
		resource: payload?.resource ?? {},
		scope: { name: span.scopeName, version: span.scopeVersion },
		events: (payload?.events ?? []).map(({ name, timeNs, attributes }) => ({
			name,
			time: timeText(BigInt(timeNs)),
			attributes,
		})),
		links: (payload?.links ?? []).map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes })),
	};
}
