import type { RawEvent, RawLink, RawSpan, StatusCode } from '@spanledger/core/spans/raw-span';
import { idOrNull, isSpanId, isTraceId } from '../ids.ts';
import type { Offer } from '../intake.ts';
import { described, notNanoseconds, type Refusal } from '../refusals.ts';
import { type Room, takeRoom } from '../room.ts';
import { eachJsonItem, type JsonItemPlace } from './each-json-item.ts';
import { readJsonAttributes } from './json-attributes.ts';
import { asEnum, asHexId, asInt64, asList, asObject, asText, asUint32 } from './json-fields.ts';

const spanKinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
	(kind) => `SPAN_KIND_${kind}`,
);
const statusCodes = ['UNSET', 'OK', 'ERROR'].map((code) => `STATUS_CODE_${code}`);

/** Offers every span of an ExportTraceServiceRequest in OTLP/JSON, in order. Throws DomainError('invalid'). */
export function readJsonSpans(body: Uint8Array, offer: Offer<RawSpan>): void {
	eachJsonItem(body, 'traces', (place) => offer(() => readJsonSpan(place)));
}

function readJsonSpan({ item, resource, scope, room }: JsonItemPlace): RawSpan | Refusal {
	const span = asObject(item);
	if (span === null) return { refused: 'span is not an object', value: described(item) };
	const startTimeNs = asInt64(span.startTimeUnixNano);
	const endTimeNs = asInt64(span.endTimeUnixNano);
	if (startTimeNs === null) return notNanoseconds('startTimeUnixNano', span.startTimeUnixNano);
	if (endTimeNs === null) return notNanoseconds('endTimeUnixNano', span.endTimeUnixNano);
	const status = asObject(span.status);
	return {
		traceId: asHexId(span.traceId),
		spanId: asHexId(span.spanId),
		parentSpanId: idOrNull(asHexId(span.parentSpanId)),
		traceState: asText(span.traceState),
		flags: asUint32(span.flags),
		name: asText(span.name),
		kind: asEnum(span.kind, spanKinds),
		startTimeNs,
		endTimeNs,
		attributes: readJsonAttributes(span.attributes, room),
		droppedAttributesCount: asUint32(span.droppedAttributesCount),
		events: asList(span.events).flatMap((event) => readJsonEvent(event, room)),
		links: asList(span.links).flatMap((link) => readJsonLink(link, room)),
		// asEnum stays inside the three listed codes.
		status: { code: asEnum(status?.code, statusCodes) as StatusCode, message: asText(status?.message) },
		resource,
		scope,
	};
}

function readJsonEvent(value: unknown, room: Room): RawEvent[] {
	takeRoom(room);
	const event = asObject(value);
	if (event === null) return [];
	const timeNs = asInt64(event.timeUnixNano) ?? 0n;
	return [{ name: asText(event.name), timeNs, attributes: readJsonAttributes(event.attributes, room) }];
}

/** A link that points nowhere is dropped; its span is not to blame. */
function readJsonLink(value: unknown, room: Room): RawLink[] {
	takeRoom(room);
	const link = asObject(value);
	const traceId = asHexId(link?.traceId);
	const spanId = asHexId(link?.spanId);
	if (link === null || !isTraceId(traceId) || !isSpanId(spanId)) return [];
	return [
		{ traceId, spanId, traceState: asText(link.traceState), attributes: readJsonAttributes(link.attributes, room) },
	];
}
