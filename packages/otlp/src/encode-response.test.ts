import {
	JsonLogsSerializer,
	JsonMetricsSerializer,
	JsonTraceSerializer,
	ProtobufLogsSerializer,
	ProtobufMetricsSerializer,
	ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import { describe, expect, it } from 'vitest';
import { encodeExportResponse } from './encode-response.ts';

/** The official clients' own readers of the response. */
const readers = [
	['traces', 'rejectedSpans', ProtobufTraceSerializer, JsonTraceSerializer],
	['logs', 'rejectedLogRecords', ProtobufLogsSerializer, JsonLogsSerializer],
	['metrics', 'rejectedDataPoints', ProtobufMetricsSerializer, JsonMetricsSerializer],
] as const;

describe.each(readers)('the response to %s', (signal, rejectedField, protobuf, json) => {
	const partial = { rejected: 3, errorMessage: '3 refused – see docs' };

	it('tells the official protobuf client what was refused', () => {
		const response = protobuf.deserializeResponse(encodeExportResponse(signal, 'protobuf', partial));
		expect(response).toEqual({ partialSuccess: { [rejectedField]: 3, errorMessage: '3 refused – see docs' } });
	});

	it('tells the official JSON client, the count as a string', () => {
		const response = json.deserializeResponse(encodeExportResponse(signal, 'json', partial));
		expect(response).toEqual({ partialSuccess: { [rejectedField]: '3', errorMessage: '3 refused – see docs' } });
	});

	it.each([null, { rejected: 0, errorMessage: '' }])('leaves partialSuccess unset for %j', (nothing) => {
		expect(encodeExportResponse(signal, 'protobuf', nothing)).toHaveLength(0);
		expect(new TextDecoder().decode(encodeExportResponse(signal, 'json', nothing))).toBe('{}');
	});
});
