import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { encodeStatus } from './encode-status.ts';

/** google/rpc/status.proto and error_details.proto, the part that is used. */
const schema = protobuf.parse(
	`syntax = "proto3";
	message Any { string type_url = 1; bytes value = 2; }
	message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
	message BadRequest {
		message FieldViolation { string field = 1; string description = 2; }
		repeated FieldViolation field_violations = 1;
	}
	message Duration { int64 seconds = 1; int32 nanos = 2; }
	message RetryInfo { Duration retry_delay = 1; }`,
	{ keepCase: true },
).root;
const decode = (type: string, bytes: Uint8Array) => schema.lookupType(type).decode(bytes).toJSON();
const invalid = 3;
const unavailable = 14;

describe('encodeStatus', () => {
	it('in protobuf', () => {
		const bytes = encodeStatus('protobuf', { code: invalid, message: 'malformed – nothing kept' });
		expect(decode('Status', bytes)).toEqual({ code: 3, message: 'malformed – nothing kept' });
	});

	it('names the field at fault in protobuf', () => {
		const bytes = encodeStatus('protobuf', { code: invalid, message: 'no list', field: 'resourceSpans' });
		const { details } = schema.lookupType('Status').decode(bytes) as unknown as {
			details: { type_url: string; value: Uint8Array }[];
		};
		expect(details.map((detail) => detail.type_url)).toEqual(['type.googleapis.com/google.rpc.BadRequest']);
		expect(decode('BadRequest', details[0]?.value ?? new Uint8Array())).toEqual({
			field_violations: [{ field: 'resourceSpans', description: 'no list' }],
		});
	});

	it('says when to come back', () => {
		const status = { code: unavailable, message: 'full', retryAfterSeconds: 2 };
		const { details } = schema.lookupType('Status').decode(encodeStatus('protobuf', status)) as unknown as {
			details: { type_url: string; value: Uint8Array }[];
		};
		expect(details.map((detail) => detail.type_url)).toEqual(['type.googleapis.com/google.rpc.RetryInfo']);
		expect(decode('RetryInfo', details[0]?.value ?? new Uint8Array())).toEqual({ retry_delay: { seconds: '2' } });
		expect(JSON.parse(new TextDecoder().decode(encodeStatus('json', status)))).toEqual({
			code: 14,
			message: 'full',
			details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '2s' }],
		});
	});

	it('in JSON', () => {
		const bytes = encodeStatus('json', { code: invalid, message: 'no list', field: 'resourceSpans' });
		expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
			code: 3,
			message: 'no list',
			details: [
				{
					'@type': 'type.googleapis.com/google.rpc.BadRequest',
					fieldViolations: [{ field: 'resourceSpans', description: 'no list' }],
				},
			],
		});
	});
});
