import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Notes that something began; null when it is open already. */
export async function openIncident(
	tx: Transaction,
	{ projectId }: Scope,
	{ subjectId, subject, at }: { subjectId: string; subject: string; at: Date },
): Promise<string | null> {
	const { rows } = await tx.query<{ id: string }>(
		`INSERT INTO latency_incidents (project_id, subject_id, subject, opened_at) VALUES ($1, $2, $3, $4)
		 ON CONFLICT (project_id, subject_id, subject) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
		[projectId, subjectId, subject, at],
	);
	return rows[0]?.id ?? null;
}
