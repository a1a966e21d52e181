import type { Queryable } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

export type AuditEntry = {
	/** The member's e-mail, or the name of the job that did it. */
	actor: string;
	/** `noun.verb`: price.create, mapping.save, reprice.start. */
	action: string;
	/** What it was done to: an id or a name. */
	subject: string;
	/** Before and after, as far as they help. Never a secret. */
	details: unknown;
};

/** Notes who did what. Call it in the transaction of the change: both stand or neither. */
export async function writeAudit(tx: Queryable, { projectId }: Scope, entry: AuditEntry): Promise<void> {
	await tx.query('INSERT INTO audit_log (project_id, actor, action, subject, details) VALUES ($1, $2, $3, $4, $5)', [
		projectId,
		entry.actor,
		entry.action,
		entry.subject,
		jsonText(entry.details),
	]);
}
