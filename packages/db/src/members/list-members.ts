import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type Member = { email: string; name: string };
const mostMembers = 500;

/** The people of a project, by e-mail. */
export async function listMembers(db: Queryable, { projectId }: Scope): Promise<Member[]> {
	const { rows } = await db.query<Member>(
		`SELECT u.email, u.name FROM members m JOIN auth_users u ON u.id = m.user_id
		 WHERE m.project_id = $1 ORDER BY u.email LIMIT ${mostMembers}`,
		[projectId],
	);
	return rows;
}
