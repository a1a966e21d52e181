/** Why a request was refused. Each door maps the code to its own costume once: HTTP status, tRPC code, job outcome. */
export type DomainErrorCode =
	| 'invalid' // the caller's input breaks a rule: 400
	| 'unauthenticated' // no key or a wrong one: 401
	| 'forbidden' // the key lacks the scope: 403
	| 'not-found' // 404
	| 'conflict' // 409
	| 'too-large' // 413
	| 'unsupported' // media type or encoding: 415
	| 'quota' // the key's own quota: 429
	| 'unavailable' // queue or store down, worth a retry: 503
	| 'not-built'; // the contract names it, no release has it yet: 501

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
