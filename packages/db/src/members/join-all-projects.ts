import type { Queryable } from '../connect.ts';

/** Makes a person owner of every project there is; where they are a member already, their role stays. */
export async function joinAllProjects(db: Queryable, { userId }: { userId: string }): Promise<void> {
	await db.query(
		`INSERT INTO members (project_id, user_id, role) SELECT id, $1, 'owner' FROM projects ORDER BY id
		 ON CONFLICT DO NOTHING`,
		[userId],
	);
}
