import { Writer } from 'protobufjs/minimal.js';
import type { OtlpFormat } from './format.ts';
import type { Signal } from './signal.ts';

/** What of a request was refused; `rejected` 0 with a message is a warning. */
export type PartialSuccess = { rejected: number; errorMessage: string };

/** The proto3 JSON names of field 1 of Export{Trace,Logs,Metrics}PartialSuccess. */
const rejectedField = {
	traces: 'rejectedSpans',
	logs: 'rejectedLogRecords',
	metrics: 'rejectedDataPoints',
} as const satisfies { [signal in Signal]: string };

/**
 * The body of an Export…ServiceResponse. With nothing to say `partialSuccess` stays unset, as the specification
 * demands: `{}` in JSON, no bytes in protobuf.
 */
export function encodeExportResponse(signal: Signal, format: OtlpFormat, partial: PartialSuccess | null): Uint8Array {
	const said = partial !== null && (partial.rejected > 0 || partial.errorMessage !== '') ? partial : null;
	return format === 'json' ? jsonResponse(signal, said) : protobufResponse(said);
}

function jsonResponse(signal: Signal, partial: PartialSuccess | null): Uint8Array {
	const response =
		partial === null
			? {}
			: {
					// proto3 JSON writes 64-bit integers as strings.
					partialSuccess: { [rejectedField[signal]]: String(partial.rejected), errorMessage: partial.errorMessage },
				};
	return new TextEncoder().encode(JSON.stringify(response));
}

function protobufResponse(partial: PartialSuccess | null): Uint8Array {
	const writer = new Writer();
	if (partial !== null) {
		// 1 partial_success { 1 rejected_…: int64, 2 error_message: string }
		writer.uint32((1 << 3) | 2).fork();
		if (partial.rejected > 0) writer.uint32((1 << 3) | 0).int64(partial.rejected);
		if (partial.errorMessage !== '') writer.uint32((2 << 3) | 2).string(partial.errorMessage);
		writer.ldelim();
	}
	return writer.finish();
}
