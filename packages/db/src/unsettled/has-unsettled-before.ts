import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Whether spans from before a moment wait to be settled: the bill before it is about to change. */
export async function hasUnsettledBefore(
	db: Queryable,
	{ projectId }: Scope,
	{ before }: { before: Date },
): Promise<boolean> {
	const { rows } = await db.query<{ waits: boolean }>(
		`SELECT EXISTS (SELECT 1 FROM unsettled_traces
			WHERE project_id = $1 AND due_at < 'infinity' AND attempts = 0 AND min_start < $2) AS waits`,
		[projectId, before],
	);
	return rows[0]?.waits === true;
}
