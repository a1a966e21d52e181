import type { LatencyBudget } from '@spanledger/core/latency/latency-budget';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** A project's latency budgets, by route. */
export async function listLatencyBudgets(db: Queryable, { projectId }: Scope): Promise<LatencyBudget[]> {
	const { rows } = await db.query<LatencyBudget>(
		`SELECT id, route, target_ms AS "targetMs", allotments, for_minutes AS "forMinutes", channel_ids AS "channelIds"
		 FROM latency_budgets WHERE project_id = $1 ORDER BY route`,
		[projectId],
	);
	return rows;
}
