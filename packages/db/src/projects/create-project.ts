import { DomainError } from '@spanledger/core/domain-error';
import type { Queryable } from '../connect.ts';
import { type Project, projectColumns } from './project.ts';

/** Makes a project. Its slug is its place in URLs and must be free: `conflict` otherwise. */
export async function createProject(
	db: Queryable,
	{ slug, name, timezone = 'UTC' }: { slug: string; name: string; timezone?: string },
): Promise<Project> {
	const { rows } = await db.query<Project>(
		`INSERT INTO projects (slug, name, timezone) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING ${projectColumns}`,
		[slug, name, timezone],
	);
	if (rows[0] === undefined) throw new DomainError('conflict', `a project "${slug}" exists already`, 'slug');
	return rows[0];
}
