import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import { alwaysMs } from '@spanledger/core/budgets/budget-calendar';
import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { DomainError } from '@spanledger/core/domain-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { type BudgetRow, budgetColumns, budgetFromRow, type StoredBudget } from './budget-row.ts';
import { budgetValues } from './budget-values.ts';
import { freezePeriods } from './freeze-periods.ts';
import { rebuildSpend } from './rebuild-spend.ts';
import { refuseTakenName } from './refuse-taken-name.ts';

/** Each settlement compares its calls with all of them. */
export const mostBudgets = 200;

export type NewBudget = { settings: BudgetSettings; createdBy: string; now: Date };

/** Periods before the present one that are summed up when a budget begins: something to compare with. */
const periodsBack = 2;

/**
 * Makes a budget and sums up what its scope has spent in this period and the two before it, out of the ledger as it stands: from the
 * commit on its spend is the ledger's, whatever is settled meanwhile. Audited. Throws DomainError('conflict').
 */
export async function createBudget(db: Db, scope: Scope, input: NewBudget): Promise<StoredBudget> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const budget = await insertBudget(tx, scope, input);
		const nowMs = input.now.getTime();
		await rebuildSpend(tx, scope, budget, { fromMs: budget.countedFromMs, nowMs });
		await freezePeriods(tx, scope, budget, nowMs);
		await writeAudit(tx, scope, {
			actor: input.createdBy,
			action: 'budget.create',
			subject: budget.id,
			details: { after: input.settings },
		});
		return budget;
	});
}

/** The start of the first period that a budget defined now counts. */
export function countedFrom({ period, timeZone }: BudgetSettings, now: Date): number {
	return shiftPeriod(periodAt(period, timeZone, now.getTime()), -periodsBack).fromMs;
}

async function insertBudget(
	tx: Transaction,
	scope: Scope,
	{ settings, createdBy, now }: NewBudget,
): Promise<StoredBudget> {
	await refuseTooMany(tx, scope);
	await refuseTakenName(tx, scope, settings.name, null);
	const calendar = [{ fromMs: alwaysMs, timeZone: settings.timeZone }];
	const values = budgetValues(settings, { calendar, countedFromMs: countedFrom(settings, now), definedAt: now });
	const columns = Object.keys(values);
	const { rows } = await tx.query<BudgetRow>(
		`INSERT INTO budgets (project_id, created_by, ${columns.join(', ')})
		 VALUES ($1, $2, ${columns.map((_, index) => `$${index + 3}`).join(', ')}) RETURNING ${budgetColumns}`,
		[scope.projectId, createdBy, ...Object.values(values)],
	);
	const [row] = rows;
	if (row === undefined) throw new Error('an insert gave no row');
	return budgetFromRow(row);
}

async function refuseTooMany(tx: Transaction, { projectId }: Scope): Promise<void> {
	const { rows } = await tx.query<{ count: bigint }>('SELECT count(*) AS count FROM budgets WHERE project_id = $1', [
		projectId,
	]);
	if (Number(rows[0]?.count ?? 0n) >= mostBudgets)
		throw new DomainError('conflict', `a project has at most ${mostBudgets} budgets`, 'name');
}
