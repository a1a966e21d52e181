import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { findBudget } from './find-budget.ts';

/** Removes a budget and all that was counted and reached under it; what was told stays told. Audited. Throws DomainError('not-found'). */
export async function removeBudget(
	db: Db,
	scope: Scope,
	{ id, removedBy }: { id: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await findBudget(tx, scope, { id });
		for (const table of ['budget_spend', 'budget_periods', 'budget_crossings', 'budget_checks']) {
			await tx.query(`DELETE FROM ${table} WHERE project_id = $1 AND budget_id = $2`, [scope.projectId, id]);
		}
		await tx.query('DELETE FROM budgets WHERE project_id = $1 AND id = $2', [scope.projectId, id]);
		await writeAudit(tx, scope, { actor: removedBy, action: 'budget.remove', subject: id, details: { before } });
	});
}
