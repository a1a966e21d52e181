import { attributesFromJson } from '@spanledger/core/spans/attributes-json';
import type { RawSpan, StatusCode } from '@spanledger/core/spans/raw-span';
import type { Span, SpanStatus } from '@spanledger/core/spans/span';
import type { Payload } from './payload.ts';

const statusCodes: { [status in SpanStatus]: StatusCode } = { unset: 0, ok: 1, error: 2 };

/** The span as it was sent, put together again from its stored halves: what content is read out of, and what reading it again begins with. */
export function rawSpanOf(span: Span, payload: Payload): RawSpan {
	return {
		traceId: span.traceId,
		spanId: span.spanId,
		parentSpanId: span.parentSpanId,
		traceState: payload.traceState,
		flags: payload.flags,
		name: span.name,
		kind: span.kind,
		startTimeNs: span.startTimeNs,
		endTimeNs: span.endTimeNs,
		attributes: attributesFromJson(payload.attributes),
		droppedAttributesCount: payload.droppedAttributesCount,
		events: payload.events.map(({ name, timeNs, attributes }) => ({
			name,
			timeNs: BigInt(timeNs),
			attributes: attributesFromJson(attributes),
		})),
		links: payload.links.map((link) => ({ ...link, attributes: attributesFromJson(link.attributes) })),
		status: { code: statusCodes[span.status], message: span.statusMessage },
		resource: attributesFromJson(payload.resource),
		scope: { name: span.scopeName, version: span.scopeVersion },
	};
}
