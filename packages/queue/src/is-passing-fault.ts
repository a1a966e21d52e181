import { DomainError } from '@spanledger/core/domain-error';

/** Node's and Redis's words for a connection that is away. */
const connectionCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
]);
/** Postgres classes: 08 connection, 53 out of resources (also a full disk), 57P0x shut down or starting, 40 deadlock or serialisation. */
const postgresCodes = /^(08...|53...|57P0.|40001|40P01|55P03|25006)$/;
/** pg and ioredis throw these without a code. */
const messages =
	/connection terminated|connection is closed|timeout exceeded when trying to connect|query read timeout|command timed out/i;

/**
 * The one retry rule of jobs: a fault of ours that will pass (store away, deadlock, `unavailable`) is waited out and counts
 * against nothing; anything else is the job's own fault and counts.
 */
export function isPassingFault(error: unknown): boolean {
	if (error instanceof DomainError) return error.code === 'unavailable';
	if (error instanceof AggregateError) return error.errors.some(isPassingFault);
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return connectionCodes.has(code) || postgresCodes.test(code) || messages.test(error.message);
}
