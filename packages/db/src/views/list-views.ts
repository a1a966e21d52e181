import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Filters of the list of traces under a name; `query` as its address has them. */
export type SavedView = { name: string; query: string; savedBy: string; savedAt: Date };

/** A project's views by name. */
export async function listViews(db: Queryable, { projectId }: Scope): Promise<SavedView[]> {
	const { rows } = await db.query<SavedView>(
		`SELECT name, query, saved_by AS "savedBy", saved_at AS "savedAt"
		 FROM saved_views WHERE project_id = $1 ORDER BY lower(name), name`,
		[projectId],
	);
	return rows;
}
