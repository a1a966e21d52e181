import { amountText } from '@spanledger/core/budgets/amount';
import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type StoredBudget, storedAmount } from './budget-row.ts';

/** A period that is over, with the terms it ended under. */
export type FrozenPeriod = Pick<BudgetSettings, 'limit' | 'thresholds' | 'exceptions'> & { from: Date; to: Date };

/** The last `limit` periods of a budget that are over, the latest first. */
export async function readFrozenPeriods(
	db: Queryable,
	{ projectId }: Scope,
	{ id, unit }: Pick<StoredBudget, 'id' | 'unit'>,
	{ limit }: { limit: number },
): Promise<FrozenPeriod[]> {
	const { rows } = await db.query<FrozenPeriod>(
		`SELECT period_start AS "from", period_end AS "to", limit_amount AS "limit", thresholds, exceptions FROM budget_periods
		 WHERE project_id = $1 AND budget_id = $2 ORDER BY period_start DESC LIMIT $3`,
		[projectId, id, limit],
	);
	return rows.map((row) => ({ ...row, limit: amountText(unit, storedAmount(unit, row.limit)) }));
}
