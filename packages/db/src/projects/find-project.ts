import type { Queryable } from '../connect.ts';
import { type Project, projectColumns } from './project.ts';

/** A project by its id or its slug, or null. */
export async function findProject(db: Queryable, by: { id: string } | { slug: string }): Promise<Project | null> {
	const [column, value] = 'id' in by ? ['id', by.id] : ['slug', by.slug];
	const { rows } = await db.query<Project>(`SELECT ${projectColumns} FROM projects WHERE ${column} = $1`, [value]);
	return rows[0] ?? null;
}
