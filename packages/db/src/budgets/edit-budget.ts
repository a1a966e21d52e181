import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import { alwaysMs, budgetPeriodAt, changeZone } from '@spanledger/core/budgets/budget-calendar';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { type BudgetRow, budgetColumns, budgetFromRow, type StoredBudget } from './budget-row.ts';
import { budgetValues } from './budget-values.ts';
import { countedFrom } from './create-budget.ts';
import { findBudget } from './find-budget.ts';
import { freezePeriods } from './freeze-periods.ts';
import { rebuildSpend } from './rebuild-spend.ts';
import { refuseTakenName } from './refuse-taken-name.ts';

export type BudgetEdit = { id: string; settings: BudgetSettings; editedBy: string; now: Date };

/**
 * Changes a budget. Limits, thresholds and exceptions hold for the period under way; a zone from the next one on; another scope, unit
 * or period begins the budget anew, without its history. Audited. Throws DomainError('not-found' | 'conflict').
 */
export async function editBudget(db: Db, scope: Scope, edit: BudgetEdit): Promise<StoredBudget> {
	return inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await findBudget(tx, scope, edit);
		await refuseTakenName(tx, scope, edit.settings.name, edit.id);
		await freezePeriods(tx, scope, before, edit.now.getTime());
		const after = isSameScope(before, edit.settings)
			? await adjust(tx, scope, before, edit)
			: await redefine(tx, scope, before, edit);
		await writeAudit(tx, scope, {
			actor: edit.editedBy,
			action: 'budget.edit',
			subject: edit.id,
			details: { before: settingsOf(before), after: edit.settings },
		});
		return after;
	});
}

async function adjust(
	tx: Transaction,
	scope: Scope,
	before: StoredBudget,
	{ settings, now }: BudgetEdit,
): Promise<StoredBudget> {
	const nowMs = now.getTime();
	const calendar = changeZone(before.period, before.calendar, settings.timeZone, nowMs);
	const after = await updateBudget(tx, scope, before, settings, { ...before, calendar });
	if (JSON.stringify(calendar) !== JSON.stringify(before.calendar)) {
		// spans may already have been counted in a next period that now begins elsewhere
		const fromMs = budgetPeriodAt(before.period, calendar, nowMs).toMs;
		await rebuildSpend(tx, scope, after, { fromMs, nowMs });
	}
	await tx.query('UPDATE budget_spend SET changed_tx = pg_current_xact_id() WHERE project_id = $1 AND budget_id = $2', [
		scope.projectId,
		before.id,
	]);
	return after;
}

async function redefine(
	tx: Transaction,
	scope: Scope,
	before: StoredBudget,
	{ settings, now }: BudgetEdit,
): Promise<StoredBudget> {
	for (const table of ['budget_spend', 'budget_periods', 'budget_crossings']) {
		await tx.query(`DELETE FROM ${table} WHERE project_id = $1 AND budget_id = $2`, [scope.projectId, before.id]);
	}
	const after = await updateBudget(tx, scope, before, settings, {
		calendar: [{ fromMs: alwaysMs, timeZone: settings.timeZone }],
		countedFromMs: countedFrom(settings, now),
		definedAt: now,
		definition: before.definition + 1,
	});
	await rebuildSpend(tx, scope, after, { fromMs: after.countedFromMs, nowMs: now.getTime() });
	await freezePeriods(tx, scope, after, now.getTime());
	return after;
}

async function updateBudget(
	tx: Transaction,
	{ projectId }: Scope,
	{ id }: StoredBudget,
	settings: BudgetSettings,
	stored: Pick<StoredBudget, 'calendar' | 'countedFromMs' | 'definedAt' | 'definition'>,
): Promise<StoredBudget> {
	const values = { ...budgetValues(settings, stored), definition: stored.definition };
	const sets = Object.keys(values).map((column, index) => `${column} = $${index + 3}`);
	const { rows } = await tx.query<BudgetRow>(
		`UPDATE budgets SET ${sets.join(', ')}, updated_at = clock_timestamp()
		 WHERE project_id = $1 AND id = $2 RETURNING ${budgetColumns}`,
		[projectId, id, ...Object.values(values)],
	);
	const [row] = rows;
	if (row === undefined) throw new Error('an update of a row that was just read gave none');
	return budgetFromRow(row);
}

/** Whether the same spend is counted in the same periods. */
function isSameScope(a: BudgetSettings, b: BudgetSettings): boolean {
	return scopeText(a) === scopeText(b);
}

const scopeText = ({ filters, groupBy, unit, period }: BudgetSettings): string =>
	JSON.stringify([
		Object.entries(filters)
			.map(([name, values]) => [name, [...values].sort()])
			.sort(),
		groupBy,
		unit,
		period,
	]);

/** Without what only the store knows. */
function settingsOf(budget: StoredBudget): Partial<StoredBudget> {
	const { calendar, countedFromMs, definition, definedAt, createdAt, createdBy, updatedAt, ...settings } = budget;
	return settings;
}
