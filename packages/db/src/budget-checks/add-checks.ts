import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';

/** How often a budget was asked, and how often it refused, since the last time this was written. */
export type CheckCount = { projectId: string; budgetId: string; checks: number; refusals: number; lastAt: Date };

/** Adds to the counters of each day (UTC). */
export async function addChecks(db: Db, counts: readonly CheckCount[]): Promise<void> {
	await insertRows<never, CheckCount>(db, {
		table: 'budget_checks',
		columns: [
			['project_id', ({ projectId }) => projectId],
			['budget_id', ({ budgetId }) => budgetId],
			['day', ({ lastAt }) => lastAt.toISOString().slice(0, 10)],
			['checks', ({ checks }) => checks],
			['refusals', ({ refusals }) => refusals],
			['last_check_at', ({ lastAt }) => lastAt],
		],
		key: ['project_id', 'budget_id', 'day'],
		rows: [...counts],
		conflict: `ON CONFLICT (project_id, budget_id, day) DO UPDATE SET checks = budget_checks.checks + excluded.checks,
			refusals = budget_checks.refusals + excluded.refusals,
			last_check_at = greatest(budget_checks.last_check_at, excluded.last_check_at)`,
	});
}
