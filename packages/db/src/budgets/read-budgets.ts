import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type BudgetRow, budgetColumns, budgetFromRow, type StoredBudget } from './budget-row.ts';

/** All budgets of a project, by name. */
export async function readBudgets(db: Queryable, { projectId }: Scope): Promise<StoredBudget[]> {
	const { rows } = await db.query<BudgetRow>({
		name: 'read-budgets',
		text: `SELECT ${budgetColumns} FROM budgets WHERE project_id = $1 ORDER BY name, id`,
		values: [projectId],
	});
	return rows.map(budgetFromRow);
}
