import type { Queryable } from '../connect.ts';

/** A project with something to watch, and how far its minutes were looked at. */
export type LatencyWatch = { projectId: string; slug: string; lookedTo: Date | null };

export async function listLatencyWatches(db: Queryable): Promise<LatencyWatch[]> {
	const { rows } = await db.query<LatencyWatch>(`
		SELECT p.id AS "projectId", p.slug, w.looked_to AS "lookedTo"
		FROM projects p LEFT JOIN latency_watches w ON w.project_id = p.id
		WHERE EXISTS (SELECT FROM latency_budgets b WHERE b.project_id = p.id)
			OR EXISTS (SELECT FROM latency_slos s WHERE s.project_id = p.id)
			OR EXISTS (SELECT FROM latency_incidents i WHERE i.project_id = p.id AND i.ended_at IS NULL)
		ORDER BY p.id`);
	return rows;
}
