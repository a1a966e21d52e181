import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';

/** A trace by what it cost under a key. `name` and `route` are '' once retention has taken the trace. */
export type DearTrace = {
	traceId: string;
	name: string;
	route: string;
	/** Its first call under the key. */
	startTime: Date;
	costUsd: string;
	calls: number;
};

type Row = { trace_id: Buffer; name: string; route: string; start_time: Date; cost_usd: string; calls: bigint };

/** The dearest traces of a key between two moments. Reads every call of the key in them: a day at most. */
export async function dearTraces(
	db: Queryable,
	{ projectId }: Scope,
	{
		dimension,
		key,
		from,
		to,
		limit,
	}: { dimension: AnomalyDimension; key: string; from: Date; to: Date; limit: number },
): Promise<DearTrace[]> {
	const { rows } = await db.query<Row>(
		`WITH dear AS MATERIALIZED (
			SELECT trace_id, min(start_time) AS start_time, sum(cost_usd)::numeric(30,12) AS cost_usd, count(*) AS calls
			FROM ledger_entries
			WHERE project_id = $1 AND start_time >= $3::timestamptz AND start_time < $4::timestamptz
				AND ${dimension} = $2 AND purpose = 'product' AND cost_usd > 0
			GROUP BY trace_id ORDER BY sum(cost_usd) DESC, trace_id LIMIT $5
		)
		SELECT dear.*, coalesce(t.name, '') AS name, coalesce(t.route, '') AS route
		FROM dear LEFT JOIN traces t ON t.project_id = $1 AND t.trace_id = dear.trace_id
		ORDER BY dear.cost_usd DESC, dear.trace_id`,
		[projectId, key, from, to, limit],
	);
	return rows.map((row) => ({
		traceId: hexOf(row.trace_id),
		name: row.name,
		route: row.route,
		startTime: row.start_time,
		costUsd: row.cost_usd,
		calls: Number(row.calls),
	}));
}
