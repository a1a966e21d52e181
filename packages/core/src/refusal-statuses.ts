import type { DomainErrorCode } from './domain-error.ts';

/** `http` is the status of an answer; `grpc` is the gRPC status and the `code` of a google.rpc.Status, whose numbers are the same. */
export type RefusalStatus = { http: number; grpc: number };

/**
 * What each refusal is called on the wire, for every door; `bug` is a failure that is no refusal. OTLP clients send again
 * after HTTP 429 and 503 and after gRPC 8 (when told how long to wait) and 14; on anything else they drop their batch.
 */
export const refusalStatuses: { readonly [code in DomainErrorCode | 'bug']: RefusalStatus } = {
	invalid: { http: 400, grpc: 3 }, // INVALID_ARGUMENT
	unauthenticated: { http: 401, grpc: 16 }, // UNAUTHENTICATED
	forbidden: { http: 403, grpc: 7 }, // PERMISSION_DENIED
	'not-found': { http: 404, grpc: 5 }, // NOT_FOUND
	conflict: { http: 409, grpc: 10 }, // ABORTED
	'too-large': { http: 413, grpc: 3 }, // INVALID_ARGUMENT: some clients retry every RESOURCE_EXHAUSTED
	unsupported: { http: 415, grpc: 12 }, // UNIMPLEMENTED, gRPC's word for an unknown encoding
	quota: { http: 429, grpc: 8 }, // RESOURCE_EXHAUSTED
	unavailable: { http: 503, grpc: 14 }, // UNAVAILABLE
	'not-built': { http: 501, grpc: 12 }, // UNIMPLEMENTED
	bug: { http: 500, grpc: 13 }, // INTERNAL
};
