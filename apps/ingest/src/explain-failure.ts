import { DomainError, type DomainErrorCode } from '@spanledger/core/domain-error';
import { refusalStatuses } from '@spanledger/core/refusal-statuses';
import type { RpcStatus } from '@spanledger/otlp/encode-status';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { FastifyBaseLogger } from 'fastify';
import { sparingly } from './sparingly.ts';

/** What a sender is told of a failure: the same for every door, each writes it in its own way. */
export type Failure = { code: DomainErrorCode | 'bug'; status: RpcStatus };
export type ExplainFailure = (error: unknown) => Failure;

const bug: Failure = {
	code: 'bug',
	status: { code: refusalStatuses.bug.grpc, message: 'Internal error; it is in the log of the server.' },
};

/** Sorts failures for the doors, and logs those that are ours: each bug, and a store that is away once a second. */
export function explainFailure(log: FastifyBaseLogger): ExplainFailure {
	const warn = sparingly(1_000, (reason: string, message: string) => log.warn({ reason }, message));
	return (error) => {
		const refusal = refusalOf(error);
		if (refusal === null) {
			log.error({ reason: reasonOf(error), stack: error instanceof Error ? error.stack : undefined }, 'bug');
			return bug;
		}
		const { code, message, field, cause } = refusal;
		if (code === 'unavailable') warn(reasonOf(cause ?? refusal), message);
		const isWorthARetry = code === 'unavailable' || code === 'quota';
		const retryAfterSeconds = isWorthARetry ? soon() : undefined;
		return { code, status: { code: refusalStatuses[code].grpc, message, field, retryAfterSeconds } };
	};
}

/** Null for a bug. A fault that will pass must never look like one: clients would drop their batch. */
function refusalOf(error: unknown): DomainError | null {
	if (error instanceof DomainError) return error;
	if (isPassingFault(error)) return new DomainError('unavailable', 'The store cannot be reached; retry shortly.');
	const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
	if (!(error instanceof Error) || typeof status !== 'number' || status < 400 || status > 499) return null;
	return new DomainError(status === 415 ? 'unsupported' : 'invalid', error.message);
}

/** Only the words: clients of stores hang whole commands on their errors, bodies included. */
function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** 1, 2 or 3 seconds, so that clients turned away together do not come back together. Beyond 10 the JS exporter drops its batch. */
function soon(): number {
	return 1 + Math.floor(Math.random() * 3);
}
