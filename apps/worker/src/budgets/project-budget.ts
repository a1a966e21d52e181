import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { budgetsNow } from '@spanledger/db/budgets/budgets-now';
import { freezePeriods } from '@spanledger/db/budgets/freeze-periods';
import { projectGroups } from '@spanledger/db/budgets/project-groups';
import { readSpend } from '@spanledger/db/budgets/read-spend';
import { writeProjections } from '@spanledger/db/budgets/write-projections';
import type { Db } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import type { Scope } from '@spanledger/db/scope';
import { holdSettings } from '@spanledger/db/settings/hold-settings';

/**
 * Reckons where each group of a budget will end the period under way, and writes down the periods that are over by now. What is on track
 * to exceed is found by whoever watches the spend, whose rows this changes.
 */
export async function projectBudget(db: Db, scope: Scope, budget: StoredBudget, now: Date): Promise<void> {
	const period = budgetPeriodAt(budget.period, budget.calendar, now.getTime());
	const periodStart = new Date(period.fromMs);
	const spend = await readSpend(db, scope, { budgetId: budget.id, from: periodStart, to: new Date(period.toMs) });
	const toDate = new Map(spend.map(({ group, spent }) => [group, spent]));
	const projections = await projectGroups(db, scope, budget, { period, now, toDate });
	await inTransaction(db, async (tx) => {
		await holdSettings(tx, scope);
		const current = (await budgetsNow(db, tx, scope)).find(({ id }) => id === budget.id);
		if (current === undefined) return;
		await freezePeriods(tx, scope, current, now.getTime());
		// of another scope, or of a period that another zone has moved: the next look reckons again
		if (current.definition === budget.definition && current.timeZone === budget.timeZone)
			await writeProjections(tx, scope, current, periodStart, projections);
	});
}
