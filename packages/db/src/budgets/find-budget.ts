import { DomainError } from '@spanledger/core/domain-error';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type BudgetRow, budgetColumns, budgetFromRow, type StoredBudget } from './budget-row.ts';

/** Throws DomainError('not-found'). */
export async function findBudget(db: Queryable, { projectId }: Scope, { id }: { id: string }): Promise<StoredBudget> {
	const { rows } = await db.query<BudgetRow>(`SELECT ${budgetColumns} FROM budgets WHERE project_id = $1 AND id = $2`, [
		projectId,
		id,
	]);
	const [row] = rows;
	if (row === undefined) throw new DomainError('not-found', `there is no budget ${id}`, 'id');
	return budgetFromRow(row);
}
