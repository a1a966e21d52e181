import { amountText } from '@spanledger/core/budgets/amount';
import { diffSpend, type LedgerChange, type SpendChange } from '@spanledger/core/budgets/diff-spend';
import type { Db, Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { budgetsNow } from './budgets-now.ts';

/**
 * Adds what changed ledger entries change to the spend of budgets, in the transaction that writes the entries and behind everything
 * else it writes. Its settings must be held (`holdSettings`): whoever makes or edits a budget then sums up the ledger either before
 * or after these entries, and never misses or doubles them.
 */
export async function feedBudgets(
	db: Db,
	tx: Transaction,
	scope: Scope,
	changes: readonly LedgerChange[],
): Promise<void> {
	if (changes.length === 0) return;
	const budgets = await budgetsNow(db, tx, scope);
	if (budgets.length === 0) return;
	await addSpend(tx, scope, diffSpend(budgets, changes));
}

async function addSpend(tx: Transaction, { projectId }: Scope, changes: readonly SpendChange[]): Promise<void> {
	const key = ['project_id', 'budget_id', 'period_start', 'group_key'];
	const sums = ['spent', 'calls', 'unpriced_calls'];
	await insertRows<never, SpendChange>(tx, {
		table: 'budget_spend',
		statement: 'add-budget-spend',
		columns: [
			['project_id', () => projectId],
			['budget_id', ({ budget }) => budget.id],
			['period_start', ({ periodFromMs }) => new Date(periodFromMs)],
			['group_key', ({ group }) => group],
			['spent', ({ budget, spent }) => amountText(budget.unit, spent)],
			['calls', ({ calls }) => calls],
			['unpriced_calls', ({ unpricedCalls }) => unpricedCalls],
		],
		key,
		rows: changes,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${sums
			.map((sum) => `${sum} = budget_spend.${sum} + excluded.${sum}`)
			.join(', ')}, updated_at = excluded.updated_at, changed_tx = excluded.changed_tx`,
	});
}
