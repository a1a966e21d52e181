import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { scoredRequests } from '../scores/scored-requests.ts';
import { createBind } from './bind.ts';
import type { TraceFilter } from './trace-filter.ts';
import { traceWhere } from './trace-where.ts';

/** How long traces took, ms, by nearest rank; null without any. `traces`: so many were looked at, the latest. */
export type Durations = { traces: number; p50Ms: number | null; p95Ms: number | null };

/** The durations of the latest traces of a filter: exact, for what no rollup knows. */
export async function readDurations(
	db: Queryable,
	scope: Scope,
	{ filter, limit }: { filter: TraceFilter; limit: number },
): Promise<Durations> {
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const { bind, values } = createBind();
	const where = traceWhere(scope, filter, requestIds, bind);
	const { rows } = await db.query<{ traces: number; ns: string[] | null }>(
		`SELECT count(*)::int AS traces, percentile_disc(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY duration_ns)::text[] AS ns
		 FROM (SELECT duration_ns FROM traces WHERE ${where} ORDER BY start_time DESC, trace_id DESC LIMIT ${bind(limit)}) AS latest`,
		values,
	);
	const [p50Ms = null, p95Ms = null] = (rows[0]?.ns ?? []).map((ns) => Number(ns) / 1e6);
	return { traces: rows[0]?.traces ?? 0, p50Ms, p95Ms };
}
