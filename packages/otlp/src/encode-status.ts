import { Writer } from 'protobufjs/minimal.js';
import type { OtlpFormat } from './format.ts';

/**
 * `code` is a google.rpc.Code (see core's `refusalStatuses`); `field` names the input at fault, for a BadRequest detail;
 * `retryAfterSeconds` becomes a RetryInfo detail: without one, gRPC clients may not send again after RESOURCE_EXHAUSTED.
 */
export type RpcStatus = {
	code: number;
	message: string;
	field?: string | undefined;
	retryAfterSeconds?: number | undefined;
};

/** One of google.rpc's error details: its name, its fields in proto3 JSON and as protobuf. */
type Detail = { name: 'BadRequest' | 'RetryInfo'; json: object; protobuf: Uint8Array };

const typeUrl = ({ name }: Detail) => `type.googleapis.com/google.rpc.${name}`;

/** A google.rpc.Status, in the request's encoding: the body of every 4xx and 5xx of OTLP/HTTP, and gRPC's `grpc-status-details-bin`. */
export function encodeStatus(format: OtlpFormat, status: RpcStatus): Uint8Array {
	const details = detailsOf(status);
	return format === 'json' ? jsonStatus(status, details) : protobufStatus(status, details);
}

function detailsOf({ field, message, retryAfterSeconds }: RpcStatus): Detail[] {
	return [
		...(field === undefined ? [] : [badRequest(field, message)]),
		...(retryAfterSeconds === undefined ? [] : [retryInfo(retryAfterSeconds)]),
	];
}

function jsonStatus({ code, message }: RpcStatus, details: Detail[]): Uint8Array {
	const list = details.map((detail) => ({ '@type': typeUrl(detail), ...detail.json }));
	return new TextEncoder().encode(JSON.stringify({ code, message, ...(list.length > 0 && { details: list }) }));
}

/** Status { 1 code: int32, 2 message: string, 3 details: Any { 1 type_url: string, 2 value: bytes } } */
function protobufStatus({ code, message }: RpcStatus, details: Detail[]): Uint8Array {
	const writer = new Writer();
	if (code !== 0) writer.uint32((1 << 3) | 0).int32(code);
	if (message !== '') writer.uint32((2 << 3) | 2).string(message);
	for (const detail of details) {
		writer.uint32((3 << 3) | 2).fork();
		writer.uint32((1 << 3) | 2).string(typeUrl(detail));
		writer.uint32((2 << 3) | 2).bytes(detail.protobuf);
		writer.ldelim();
	}
	return writer.finish();
}

/** BadRequest { 1 field_violations: FieldViolation { 1 field: string, 2 description: string } } */
function badRequest(field: string, description: string): Detail {
	const writer = new Writer().uint32((1 << 3) | 2).fork();
	writer.uint32((1 << 3) | 2).string(field);
	writer.uint32((2 << 3) | 2).string(description);
	const protobuf = writer.ldelim().finish();
	return { name: 'BadRequest', json: { fieldViolations: [{ field, description }] }, protobuf };
}

/** RetryInfo { 1 retry_delay: Duration { 1 seconds: int64 } } */
function retryInfo(seconds: number): Detail {
	const writer = new Writer().uint32((1 << 3) | 2).fork();
	writer.uint32((1 << 3) | 0).int64(seconds);
	return { name: 'RetryInfo', json: { retryDelay: `${seconds}s` }, protobuf: writer.ldelim().finish() };
}
