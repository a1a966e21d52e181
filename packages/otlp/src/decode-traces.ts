import type { OtlpFormat } from './format.ts';
import { readJsonSpans } from './json/json-spans.ts';
import { readProtobufSpans } from './protobuf/protobuf-spans.ts';
import { type DecodedTraces, type SpanBounds, spanIntake } from './span-intake.ts';

/**
 * Decodes the inflated body of an ExportTraceServiceRequest. Bad spans are refused one by one (`rejected`,
 * `errorMessage`); an undecodable body throws DomainError('invalid') that names what is wrong with it.
 * Source: opentelemetry-proto 1.11 and the OTLP/HTTP specification.
 */
export function decodeTraces(body: Uint8Array, format: OtlpFormat, bounds: SpanBounds): DecodedTraces {
	const intake = spanIntake(bounds);
	if (format === 'json') readJsonSpans(body, intake.offer);
	else readProtobufSpans(body, intake.offer);
	return intake.result();
}
