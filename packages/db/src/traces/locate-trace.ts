import type { Queryable } from '../connect.ts';
import { listMemberships } from '../members/list-memberships.ts';
import type { Project } from '../projects/project.ts';
import { bytesOf } from '../spans/hex.ts';

/** The project, of those a person is a member of, that holds a trace, settled or not; null when none does. */
export async function locateTrace(
	db: Queryable,
	{ userId, traceId }: { userId: string; traceId: string },
): Promise<Project | null> {
	const projects = (await listMemberships(db, { userId })).map(({ project }) => project);
	const { rows } = await db.query<{ project_id: string }>(
		`SELECT project_id FROM traces WHERE project_id = ANY($1) AND trace_id = $2
		 UNION SELECT project_id FROM unsettled_traces WHERE project_id = ANY($1) AND trace_id = $2`,
		[projects.map(({ id }) => id), bytesOf(traceId)],
	);
	const holders = new Set(rows.map(({ project_id }) => project_id));
	return projects.find(({ id }) => holders.has(id)) ?? null;
}
