import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { type TraceRow, traceColumns, traceFromRow } from './trace-row.ts';
import { type ListedTrace, withSettled } from './with-settled.ts';

/** Settled traces by their ids, in the order of these; those that are not there are missing. */
export async function findTraces(
	db: Queryable,
	scope: Scope,
	{ traceIds }: { traceIds: readonly string[] },
): Promise<ListedTrace[]> {
	if (traceIds.length === 0) return [];
	const { rows } = await db.query<TraceRow>(
		`SELECT ${traceColumns} FROM traces WHERE project_id = $1 AND trace_id = ANY($2)`,
		[scope.projectId, traceIds.map(bytesOf)],
	);
	const listed = await withSettled(db, scope, rows.map(traceFromRow));
	const byId = new Map(listed.map((trace) => [trace.summary.traceId, trace]));
	return traceIds.flatMap((traceId) => byId.get(traceId) ?? []);
}
