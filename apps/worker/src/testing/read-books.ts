import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';

/** Everything a price touches, comparable between projects: ids of prices are each project's own. */
export async function readBooks(db: Db, { projectId }: Scope) {
	const query = async (text: string) => (await db.query(text, [projectId])).rows;
	return {
		ledger: await query(
			`SELECT encode(trace_id, 'hex') AS trace, encode(span_id, 'hex') AS span, cost_usd, cost_source, cost_details,
				price - 'overrideId' AS price, unpriced_reason, tenant, model
			 FROM ledger_entries WHERE project_id = $1 ORDER BY 1, 2`,
		),
		traces: await query(
			`SELECT encode(trace_id, 'hex') AS trace, cost_usd, unpriced_spans FROM traces WHERE project_id = $1 ORDER BY 1`,
		),
		byDimension: await query(
			`SELECT dimension, bucket, key, other, purpose, calls, traces, unpriced_calls, input_tokens, cost_usd, unseen_cost_usd
			 FROM usage_by_dimension WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3, 4, 5`,
		),
		cube: await query(
			`SELECT bucket, tenant, model, provider, route, purpose, calls, unpriced_calls, cost_usd, unseen_cost_usd
			 FROM usage_cube WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3, 4, 5, 6`,
		),
		users: await query(
			`SELECT bucket, user_id, tenant, calls, cost_usd FROM user_usage WHERE project_id = $1 AND calls <> 0 ORDER BY 1, 2, 3`,
		),
	};
}

/** Where a rollup does not add up to the ledger; empty when the books balance. */
export async function findImbalance(db: Db, { projectId }: Scope): Promise<unknown[]> {
	const { rows } = await db.query(
		`WITH ledger AS (
			SELECT count(*) AS calls, coalesce(sum(cost_usd), 0) AS cost,
				count(*) FILTER (WHERE cost_usd IS NULL AND unpriced_reason <> 'no-usage') AS unpriced
			FROM ledger_entries WHERE project_id = $1)
		SELECT d.*, l.* FROM (
			SELECT dimension, sum(calls) AS calls, sum(cost_usd) AS cost, sum(unpriced_calls) AS unpriced
			FROM usage_by_dimension WHERE project_id = $1 GROUP BY 1
			UNION ALL SELECT 'days by ' || dimension, sum(calls), sum(cost_usd), sum(unpriced_calls)
			FROM usage_by_day WHERE project_id = $1 GROUP BY 1
			UNION ALL SELECT 'cube', sum(calls), sum(cost_usd), sum(unpriced_calls) FROM usage_cube WHERE project_id = $1 HAVING count(*) > 0
		) d, ledger l WHERE (d.calls, d.cost, d.unpriced) IS DISTINCT FROM (l.calls, l.cost, l.unpriced)`,
		[projectId],
	);
	return rows;
}
