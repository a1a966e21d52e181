import type { OtlpFormat } from '@spanledger/otlp/format';
import { Reader } from 'protobufjs/minimal.js';

export type Status = { code: number; message: string };
export type PartialSuccess = { rejected: number; errorMessage: string };

/** google.rpc.Status, read without our encoder: { 1 code: int32, 2 message: string, 3 details }. */
export async function readStatus(response: Response, format: OtlpFormat): Promise<Status> {
	if (format === 'json') return (await response.json()) as Status;
	const status: Status = { code: 0, message: '' };
	await readFields(response, (tag, reader) => {
		if (tag === 8) status.code = reader.int32();
		else if (tag === 18) status.message = reader.string();
		else return false;
		return true;
	});
	return status;
}

/** `partial_success` of an Export…ServiceResponse: { 1: { 1 rejected_…: int64, 2 error_message: string } }. */
export async function readPartialSuccess(response: Response, format: OtlpFormat): Promise<PartialSuccess> {
	if (format === 'json') {
		const { partialSuccess } = (await response.json()) as {
			partialSuccess?: { rejectedSpans?: string; errorMessage?: string };
		};
		return {
			rejected: Number(partialSuccess?.rejectedSpans ?? 0),
			errorMessage: partialSuccess?.errorMessage ?? '',
		};
	}
	const partial: PartialSuccess = { rejected: 0, errorMessage: '' };
	await readFields(response, (tag, reader) => {
		// 10 opens partial_success; its fields follow in place
		if (tag === 10) reader.uint32();
		else if (tag === 8) partial.rejected = Number(reader.int64());
		else if (tag === 18) partial.errorMessage = reader.string();
		else return false;
		return true;
	});
	return partial;
}

async function readFields(response: Response, read: (tag: number, reader: Reader) => boolean): Promise<void> {
	const reader = Reader.create(new Uint8Array(await response.arrayBuffer()));
	while (reader.pos < reader.len) {
		const tag = reader.uint32();
		if (!read(tag, reader)) reader.skipType(tag & 7);
	}
}
