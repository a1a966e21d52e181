import type { Queryable } from '../connect.ts';

/** Projects that have budgets, with the version of their settings and what a message calls them. */
export type WatchedProject = { projectId: string; slug: string; settingsVersion: bigint };

export async function listWatchedProjects(db: Queryable): Promise<WatchedProject[]> {
	const { rows } = await db.query<WatchedProject>({
		name: 'list-watched-projects',
		text: `SELECT id AS "projectId", slug, settings_version AS "settingsVersion" FROM projects
			WHERE EXISTS (SELECT 1 FROM budgets WHERE project_id = projects.id) ORDER BY id`,
	});
	return rows;
}
