import { amountText } from '@spanledger/core/budgets/amount';
import { budgetPeriodsBetween } from '@spanledger/core/budgets/budget-calendar';
import type { CountedBudget } from '@spanledger/core/budgets/diff-spend';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { type SpendSum, sumSpend } from './sum-spend.ts';

/** Spans may start up to an hour ahead of us; a day costs nothing. */
const aheadMs = 24 * 3_600_000;

/**
 * Makes a budget's spend from `fromMs` (the start of one of its periods) what the ledger says. The settings must have been raised in
 * this transaction: no settlement is then under way that goes by what was before.
 */
export async function rebuildSpend(
	tx: Transaction,
	scope: Scope,
	budget: CountedBudget,
	{ fromMs, nowMs }: { fromMs: number; nowMs: number },
): Promise<void> {
	await tx.query('DELETE FROM budget_spend WHERE project_id = $1 AND budget_id = $2 AND period_start >= $3', [
		scope.projectId,
		budget.id,
		new Date(fromMs),
	]);
	const periods = budgetPeriodsBetween(budget.period, budget.calendar, fromMs, Math.max(fromMs, nowMs) + aheadMs);
	const starts = periods.map((period) => new Date(period.fromMs));
	const to = new Date(periods.at(-1)?.toMs ?? fromMs);
	const sums = await sumSpend(tx, scope, budget, { starts, to });
	await insertRows<never, SpendSum>(tx, {
		table: 'budget_spend',
		columns: [
			['project_id', () => scope.projectId],
			['budget_id', () => budget.id],
			['period_start', ({ slot }) => starts[slot]],
			['group_key', ({ group }) => group],
			['spent', ({ spent }) => amountText(budget.unit, spent)],
			['calls', ({ calls }) => calls],
			['unpriced_calls', ({ unpricedCalls }) => unpricedCalls],
		],
		key: ['project_id', 'budget_id', 'period_start', 'group_key'],
		rows: sums,
	});
}
