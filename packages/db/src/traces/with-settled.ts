import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { StoredTrace } from './trace-row.ts';

/** A stored trace, and whether nothing has arrived since it was settled. */
export type ListedTrace = StoredTrace & { isSettled: boolean };

/** Says of stored traces whether they are still the last word. */
export async function withSettled(
	db: Queryable,
	{ projectId }: Scope,
	traces: readonly StoredTrace[],
): Promise<ListedTrace[]> {
	const { rows } = await db.query<{ id: string; version: bigint }>(
		`SELECT encode(trace_id, 'hex') AS id, version FROM unsettled_traces WHERE project_id = $1 AND trace_id = ANY($2)`,
		[projectId, traces.map(({ summary }) => bytesOf(summary.traceId))],
	);
	const arrived = new Map(rows.map(({ id, version }) => [id, version]));
	return traces.map((trace) => {
		const version = arrived.get(trace.summary.traceId);
		return { ...trace, isSettled: version === undefined || version <= trace.settledVersion };
	});
}
