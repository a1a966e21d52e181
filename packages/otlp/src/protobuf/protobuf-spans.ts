import type { RawEvent, RawLink, RawSpan, StatusCode } from '@spanledger/core/spans/raw-span';
import { idOrNull, isSpanId, isTraceId } from '../ids.ts';
import type { Offer } from '../intake.ts';
import { eachProtobufItem, type ItemPlace } from './each-protobuf-item.ts';
import { readAttribute } from './protobuf-attributes.ts';
import { readFixed32, readFixed64, readUint32 } from './scalars.ts';
import { readHex, readText } from './text.ts';
import { readFields, readItem, readMessage, readPart, type WireReader } from './wire.ts';

/** OTLP SpanKind ends at 5, consumer; what a later version adds counts as unspecified. */
const lastKind = 5;

/** Offers every span of an ExportTraceServiceRequest, in order. Throws DomainError('invalid'). */
export function readProtobufSpans(body: Uint8Array, offer: Offer<RawSpan>): void {
	eachProtobufItem(body, (place) => offer(() => readItem(place.reader, 'span', () => readSpan(place))));
}

function readSpan({ reader, resource, scope }: ItemPlace): RawSpan {
	const span: RawSpan = {
		traceId: '',
		spanId: '',
		parentSpanId: null,
		traceState: '',
		flags: 0,
		name: '',
		kind: 0,
		startTimeNs: 0n,
		endTimeNs: 0n,
		attributes: new Map(),
		droppedAttributesCount: 0,
		events: [],
		links: [],
		status: { code: 0, message: '' },
		resource,
		scope,
	};
	return readFields(reader, span, readSpanField);
}

/** Field numbers of opentelemetry.proto.trace.v1.Span. */
function readSpanField(reader: WireReader, field: number, wire: number, span: RawSpan): boolean {
	switch (field) {
		case 1:
			span.traceId = readHex(reader, wire);
			return true;
		case 2:
			span.spanId = readHex(reader, wire);
			return true;
		case 3:
			span.traceState = readText(reader, wire);
			return true;
		case 4:
			span.parentSpanId = idOrNull(readHex(reader, wire));
			return true;
		case 5:
			span.name = readText(reader, wire);
			return true;
		case 6:
			span.kind = knownKind(readUint32(reader, wire));
			return true;
		case 7:
			span.startTimeNs = readFixed64(reader, wire);
			return true;
		case 8:
			span.endTimeNs = readFixed64(reader, wire);
			return true;
		case 9:
			readAttribute(reader, wire, span.attributes);
			return true;
		default:
			return readRareSpanField(reader, field, wire, span);
	}
}

function readRareSpanField(reader: WireReader, field: number, wire: number, span: RawSpan): boolean {
	switch (field) {
		case 10:
			span.droppedAttributesCount = readUint32(reader, wire);
			return true;
		case 11:
			span.events.push(readPart(reader, wire, { name: '', timeNs: 0n, attributes: new Map() }, readEventField));
			return true;
		case 13:
			readLink(reader, wire, span.links);
			return true;
		case 15:
			readMessage(reader, wire, span.status, readStatusField);
			return true;
		case 16:
			span.flags = readFixed32(reader, wire);
			return true;
		default:
			return false;
	}
}

function knownKind(kind: number): number {
	return kind <= lastKind ? kind : 0;
}

function readEventField(reader: WireReader, field: number, wire: number, event: RawEvent): boolean {
	if (field === 1) event.timeNs = readFixed64(reader, wire);
	else if (field === 2) event.name = readText(reader, wire);
	else if (field === 3) readAttribute(reader, wire, event.attributes);
	else return false;
	return true;
}

/** A link that points nowhere is dropped; its span is not to blame. */
function readLink(reader: WireReader, wire: number, links: RawLink[]): void {
	const link = readPart(
		reader,
		wire,
		{ traceId: '', spanId: '', traceState: '', attributes: new Map() },
		readLinkField,
	);
	if (isTraceId(link.traceId) && isSpanId(link.spanId)) links.push(link);
}

function readLinkField(reader: WireReader, field: number, wire: number, link: RawLink): boolean {
	if (field === 1) link.traceId = readHex(reader, wire);
	else if (field === 2) link.spanId = readHex(reader, wire);
	else if (field === 3) link.traceState = readText(reader, wire);
	else if (field === 4) readAttribute(reader, wire, link.attributes);
	else return false;
	return true;
}

function readStatusField(reader: WireReader, field: number, wire: number, status: RawSpan['status']): boolean {
	if (field === 2) status.message = readText(reader, wire);
	else if (field === 3) status.code = knownStatus(readUint32(reader, wire));
	else return false;
	return true;
}

function knownStatus(code: number): StatusCode {
	return code === 1 || code === 2 ? code : 0;
}
