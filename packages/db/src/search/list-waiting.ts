import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

/** Which of these traces are about to be settled again: they come back to the search by themselves. */
export async function listWaiting(
	db: Queryable,
	{ projectId }: Scope,
	traceIds: readonly string[],
): Promise<Set<string>> {
	const { rows } = await db.query<{ trace_id: Buffer }>({
		name: 'list-waiting',
		text: `SELECT trace_id FROM unsettled_traces WHERE project_id = $1 AND trace_id = ANY($2) AND due_at < 'infinity'`,
		values: [projectId, traceIds.map(bytesOf)],
	});
	return new Set(rows.map((row) => hexOf(row.trace_id)));
}
