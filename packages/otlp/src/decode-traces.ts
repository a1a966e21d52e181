import type { RawSpan } from '@spanledger/core/spans/raw-span';
import { refusalOfSpan, type SpanBounds, withSaneEnd } from './admit-span.ts';
import type { OtlpFormat } from './format.ts';
import { intake } from './intake.ts';
import { readJsonSpans } from './json/json-spans.ts';
import { readProtobufSpans } from './protobuf/protobuf-spans.ts';

/** `rejected` spans were refused one by one, `errorMessage` counts them by reason ('' when there are none). */
export type DecodedTraces = { spans: RawSpan[]; rejected: number; errorMessage: string };

/**
 * Decodes the inflated body of an ExportTraceServiceRequest. Bad spans are refused one by one.
 * Throws DomainError('invalid') that names what is wrong with an undecodable body, and DomainError('too-large') for one
 * of more parts than any real request has.
 * Source: opentelemetry-proto 1.11 and the OTLP/HTTP specification.
 */
export function decodeTraces(body: Uint8Array, format: OtlpFormat, bounds: SpanBounds): DecodedTraces {
	const { offer, result } = intake<RawSpan>('span', bounds.maxSpans, (span) => refusalOfSpan(span, bounds));
	if (format === 'json') readJsonSpans(body, offer);
	else readProtobufSpans(body, offer);
	const { items, rejected, errorMessage } = result();
	return { spans: items.map(withSaneEnd), rejected, errorMessage };
}
