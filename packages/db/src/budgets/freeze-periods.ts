import { budgetPeriodsBetween } from '@spanledger/core/budgets/budget-calendar';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import type { StoredBudget } from './budget-row.ts';

/**
 * Writes down the periods that are over as they ended: their bounds, limits and thresholds. Late spans are held against these, and
 * history shows them. Called before every change of a budget, and as time goes by.
 */
export async function freezePeriods(
	tx: Transaction,
	{ projectId }: Scope,
	budget: StoredBudget,
	nowMs: number,
): Promise<void> {
	const { rows } = await tx.query<{ end: Date | null }>(
		'SELECT max(period_end) AS "end" FROM budget_periods WHERE project_id = $1 AND budget_id = $2',
		[projectId, budget.id],
	);
	const fromMs = rows[0]?.end?.getTime() ?? budget.countedFromMs;
	const over = budgetPeriodsBetween(budget.period, budget.calendar, fromMs, nowMs).filter(({ toMs }) => toMs <= nowMs);
	await insertRows<never, { fromMs: number; toMs: number }>(tx, {
		table: 'budget_periods',
		columns: [
			['project_id', () => projectId],
			['budget_id', () => budget.id],
			['period_start', (period) => new Date(period.fromMs)],
			['period_end', (period) => new Date(period.toMs)],
			['limit_amount', () => budget.limit],
			['thresholds', () => budget.thresholds],
			['exceptions', () => jsonText(budget.exceptions)],
		],
		key: ['project_id', 'budget_id', 'period_start'],
		rows: over,
		conflict: 'ON CONFLICT DO NOTHING',
	});
}
