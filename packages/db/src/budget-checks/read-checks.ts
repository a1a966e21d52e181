import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** How a budget was asked since a day. `lastAt` null = never in that time: what it blocks, it blocks for nobody. */
export type BudgetChecks = { checks: number; refusals: number; lastAt: Date | null };

/** By budget; one that was not asked is missing. Days are UTC. */
export async function readChecks(
	db: Queryable,
	{ projectId }: Scope,
	{ from }: { from: Date },
): Promise<Map<string, BudgetChecks>> {
	const { rows } = await db.query<{ budget_id: string; checks: bigint; refusals: bigint; last_at: Date }>(
		`SELECT budget_id, sum(checks)::bigint AS checks, sum(refusals)::bigint AS refusals, max(last_check_at) AS last_at
		 FROM budget_checks WHERE project_id = $1 AND day >= $2::date GROUP BY budget_id`,
		[projectId, from.toISOString().slice(0, 10)],
	);
	return new Map(
		rows.map((row) => [
			row.budget_id,
			{ checks: Number(row.checks), refusals: Number(row.refusals), lastAt: row.last_at },
		]),
	);
}
