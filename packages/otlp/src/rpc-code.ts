import type { DomainErrorCode } from '@spanledger/core/domain-error';

/**
 * google.rpc.Code for each refusal; gRPC statuses have the same numbers. Of these only `unavailable` and `quota` are
 * retried by OTLP clients.
 */
const rpcCodes: { readonly [code in DomainErrorCode]: number } = {
	invalid: 3, // INVALID_ARGUMENT
	unauthenticated: 16, // UNAUTHENTICATED
	forbidden: 7, // PERMISSION_DENIED
	'not-found': 5, // NOT_FOUND
	conflict: 10, // ABORTED
	'too-large': 3, // INVALID_ARGUMENT: RESOURCE_EXHAUSTED would invite a retry
	unsupported: 3, // INVALID_ARGUMENT
	quota: 8, // RESOURCE_EXHAUSTED
	unavailable: 14, // UNAVAILABLE
	'not-built': 12, // UNIMPLEMENTED
};

export function rpcCodeOf(code: DomainErrorCode): number {
	return rpcCodes[code];
}
