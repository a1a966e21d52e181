import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Settled traces of a project that the search does not know yet. */
export async function countBacklog(db: Queryable, { projectId }: Scope): Promise<number> {
	const { rows } = await db.query<{ traces: bigint }>(
		'SELECT coalesce(sum(octet_length(trace_ids) / 16), 0)::bigint AS traces FROM search_backlog WHERE project_id = $1',
		[projectId],
	);
	return Number(rows[0]?.traces ?? 0);
}
