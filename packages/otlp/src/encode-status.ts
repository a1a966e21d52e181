import { Writer } from 'protobufjs/minimal.js';
import type { OtlpFormat } from './format.ts';

/** `code` is a google.rpc.Code (see `rpcCodeOf`); `field` names the input at fault, for a BadRequest detail. */
export type RpcStatus = { code: number; message: string; field?: string };

const badRequestType = 'type.googleapis.com/google.rpc.BadRequest';

/** A google.rpc.Status: the body that OTLP/HTTP wants with every 4xx and 5xx, in the request's encoding. */
export function encodeStatus(format: OtlpFormat, status: RpcStatus): Uint8Array {
	return format === 'json' ? jsonStatus(status) : protobufStatus(status);
}

function jsonStatus({ code, message, field }: RpcStatus): Uint8Array {
	const details =
		field === undefined
			? {}
			: { details: [{ '@type': badRequestType, fieldViolations: [{ field, description: message }] }] };
	return new TextEncoder().encode(JSON.stringify({ code, message, ...details }));
}

/** Status { 1 code: int32, 2 message: string, 3 details: Any } */
function protobufStatus({ code, message, field }: RpcStatus): Uint8Array {
	const writer = new Writer();
	if (code !== 0) writer.uint32((1 << 3) | 0).int32(code);
	if (message !== '') writer.uint32((2 << 3) | 2).string(message);
	if (field !== undefined) {
		// Any { 1 type_url: string, 2 value: bytes }
		writer.uint32((3 << 3) | 2).fork();
		writer.uint32((1 << 3) | 2).string(badRequestType);
		writer.uint32((2 << 3) | 2).bytes(badRequest(field, message));
		writer.ldelim();
	}
	return writer.finish();
}

/** BadRequest { 1 field_violations: FieldViolation { 1 field: string, 2 description: string } } */
function badRequest(field: string, description: string): Uint8Array {
	const writer = new Writer().uint32((1 << 3) | 2).fork();
	writer.uint32((1 << 3) | 2).string(field);
	writer.uint32((2 << 3) | 2).string(description);
	return writer.ldelim().finish();
}
