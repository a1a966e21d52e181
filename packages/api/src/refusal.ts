import { DomainError, type DomainErrorCode } from '@spanledger/core/domain-error';

/** What a caller is told when a request fails: a refusal of ours, or that there was a bug. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: DomainErrorCode | 'bug';
	readonly field: string | undefined;

	constructor(code: DomainErrorCode | 'bug', message: string, field?: string) {
		super(message);
		this.code = code;
		this.field = field;
	}
}

/**
 * Sorts a failure for every door alike. A store that is down for a moment is worth a retry; whatever else is not a
 * refusal is a bug: it is reported, and its text stays inside.
 */
export function refusalOf(error: unknown, where: string, reportBug: (where: string, error: unknown) => void): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof DomainError) return new Refusal(error.code, error.message, error.field);
	if (isStoreDown(error)) return new Refusal('unavailable', 'the database does not answer; try again in a moment');
	reportBug(where, error);
	return new Refusal('bug', 'something failed inside; the log of the web app says what');
}

/** The database cannot be reached or is starting: errors of the socket, of the pool, and of Postgres itself. */
function isStoreDown(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return (
		/^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) || lostConnection.test(error.message)
	);
}
const lostConnection =
	/^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;
