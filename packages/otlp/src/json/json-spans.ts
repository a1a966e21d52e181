import type { RawEvent, RawLink, RawSpan, StatusCode } from '@spanledger/core/spans/raw-span';
import { isSpanId, isTraceId, parentOrNull } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { eachJsonItem, type JsonItemPlace } from './each-json-item.ts';
import { readJsonAttributes } from './json-attributes.ts';
import { asEnum, asHexId, asInt64, asList, asObject, asText, asUint32, type JsonObject } from './json-fields.ts';

const spanKinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
	(kind) => `SPAN_KIND_${kind}`,
);
const statusCodes = ['UNSET', 'OK', 'ERROR'].map((code) => `STATUS_CODE_${code}`);

/** Offers every span of an ExportTraceServiceRequest in OTLP/JSON, in order. Throws DomainError('invalid'). */
export function readJsonSpans(body: Uint8Array, offer: (read: () => RawSpan | Refusal) => void): void {
	eachJsonItem(body, 'traces', (place) => offer(() => readJsonSpan(place)));
}

function readJsonSpan({ item, resource, scope }: JsonItemPlace): RawSpan | Refusal {
	const span = asObject(item);
	if (span === null) return { reason: 'span is not an object', value: JSON.stringify(item) };
	const startTimeNs = asInt64(span.startTimeUnixNano);
	const endTimeNs = asInt64(span.endTimeUnixNano);
	if (startTimeNs === null) return notANumber('startTimeUnixNano', span);
	if (endTimeNs === null) return notANumber('endTimeUnixNano', span);
	const status = asObject(span.status);
	return {
		traceId: asHexId(span.traceId),
		spanId: asHexId(span.spanId),
		parentSpanId: parentOrNull(asHexId(span.parentSpanId)),
		traceState: asText(span.traceState),
		flags: asUint32(span.flags),
		name: asText(span.name),
		kind: asEnum(span.kind, spanKinds),
		startTimeNs,
		endTimeNs,
		attributes: readJsonAttributes(span.attributes),
		droppedAttributesCount: asUint32(span.droppedAttributesCount),
		events: asList(span.events).flatMap(readJsonEvent),
		links: asList(span.links).flatMap(readJsonLink),
		// asEnum stays inside the three listed codes.
		status: { code: asEnum(status?.code, statusCodes) as StatusCode, message: asText(status?.message) },
		resource,
		scope,
	};
}

function notANumber(field: string, span: JsonObject): Refusal {
	return { reason: `${field} is not a whole number of nanoseconds`, value: JSON.stringify(span[field]) };
}

function readJsonEvent(value: unknown): RawEvent[] {
	const event = asObject(value);
	if (event === null) return [];
	const timeNs = asInt64(event.timeUnixNano) ?? 0n;
	return [{ name: asText(event.name), timeNs, attributes: readJsonAttributes(event.attributes) }];
}

/** A link that points nowhere is dropped; its span is not to blame. */
function readJsonLink(value: unknown): RawLink[] {
	const link = asObject(value);
	const traceId = asHexId(link?.traceId);
	const spanId = asHexId(link?.spanId);
	if (link === null || !isTraceId(traceId) || !isSpanId(spanId)) return [];
	return [{ traceId, spanId, traceState: asText(link.traceState), attributes: readJsonAttributes(link.attributes) }];
}
