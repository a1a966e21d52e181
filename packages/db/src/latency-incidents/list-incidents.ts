import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** `subject`: `over/llm`, `most/llm`, `burn/fast`. `endedAt` null = it goes on. */
export type LatencyIncident = {
	id: string;
	subjectId: string;
	subject: string;
	openedAt: Date;
	endedAt: Date | null;
};

const columns = 'id, subject_id AS "subjectId", subject, opened_at AS "openedAt", ended_at AS "endedAt"';

export async function listOpenIncidents(db: Queryable, { projectId }: Scope): Promise<LatencyIncident[]> {
	const { rows } = await db.query<LatencyIncident>(
		`SELECT ${columns} FROM latency_incidents WHERE project_id = $1 AND ended_at IS NULL ORDER BY opened_at`,
		[projectId],
	);
	return rows;
}

/** The latest first. */
export async function listIncidents(
	db: Queryable,
	{ projectId }: Scope,
	{ limit }: { limit: number },
): Promise<LatencyIncident[]> {
	const { rows } = await db.query<LatencyIncident>(
		`SELECT ${columns} FROM latency_incidents WHERE project_id = $1 ORDER BY opened_at DESC, id LIMIT $2`,
		[projectId, limit],
	);
	return rows;
}
