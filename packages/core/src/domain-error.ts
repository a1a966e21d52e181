/** Why a request was refused. Each door maps the code to its own costume once: see `refusalStatuses`, the tRPC code, a job's outcome. */
export type DomainErrorCode =
	| 'invalid' // the caller's input breaks a rule
	| 'unauthenticated' // no key or a wrong one
	| 'forbidden' // the key lacks the scope
	| 'not-found'
	| 'conflict'
	| 'too-large'
	| 'unsupported' // media type or encoding
	| 'quota' // the key's own quota
	| 'unavailable' // queue or store down, worth a retry
	| 'not-built'; // the contract names it, no release has it yet

/**
 * A refusal that the caller should read. `message` says what, the limit and the value; `field` names the input at fault.
 * Bugs throw ordinary errors instead.
 */
export class DomainError extends Error {
	override readonly name = 'DomainError';
	readonly code: DomainErrorCode;
	readonly field: string | undefined;

	constructor(code: DomainErrorCode, message: string, field?: string) {
		super(message);
		this.code = code;
		this.field = field;
	}
}
