import type { Queryable } from '../connect.ts';

/** A project that has spent something, and since when. */
export type SpendingProject = { projectId: string; timeZone: string; firstSpend: Date };

export async function listSpendingProjects(db: Queryable): Promise<SpendingProject[]> {
	const { rows } = await db.query<SpendingProject>(`
		SELECT p.id AS "projectId", p.timezone AS "timeZone", first.bucket AS "firstSpend"
		FROM projects p
		CROSS JOIN LATERAL (
			SELECT bucket FROM usage_by_dimension
			WHERE project_id = p.id AND dimension = 'none' ORDER BY bucket LIMIT 1
		) AS first
		ORDER BY p.id`);
	return rows;
}
