import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { AuditEntry } from './write-audit.ts';

export type AuditRow = AuditEntry & { id: string; time: Date };

/** What was done in a project, newest first. `prefix` narrows to actions of a noun (`price`). */
export async function listAudit(
	db: Queryable,
	{ projectId }: Scope,
	{ prefix, limit }: { prefix?: string; limit: number },
): Promise<AuditRow[]> {
	const { rows } = await db.query<AuditRow>(
		`SELECT id, time, actor, action, subject, details FROM audit_log
		 WHERE project_id = $1 AND ($2::text IS NULL OR split_part(action, '.', 1) = $2)
		 ORDER BY time DESC, id LIMIT $3`,
		[projectId, prefix ?? null, limit],
	);
	return rows;
}
