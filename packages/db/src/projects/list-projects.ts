import type { Queryable } from '../connect.ts';
import { type Project, projectColumns } from './project.ts';

/** Every project of the installation, oldest first. */
export async function listProjects(db: Queryable): Promise<Project[]> {
	const { rows } = await db.query<Project>(`SELECT ${projectColumns} FROM projects ORDER BY created_at, id`);
	return rows;
}
