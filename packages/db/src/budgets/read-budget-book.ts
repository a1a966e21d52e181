import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSettingsVersion } from '../settings/read-settings-version.ts';
import type { StoredBudget } from './budget-row.ts';
import { readBudgets } from './read-budgets.ts';
import { type GroupSpend, type SpendRow, spendColumns, spendFromRow, spendTables } from './spend-row.ts';

/** All that answering "may this be spent?" needs of a project. */
export type BudgetBook = {
	/** Every change of a budget raises it; the budgets may be newer than it says, never older. */
	settingsVersion: bigint;
	budgets: StoredBudget[];
	/** Of the periods under way, and of those that begin next where spans came ahead of time. */
	spend: GroupSpend[];
};

/** Longer than any period. What is older is over. */
const longestPeriodMs = 33 * 86_400_000;

export async function readBudgetBook(db: Queryable, scope: Scope, now: Date): Promise<BudgetBook> {
	const settingsVersion = await readSettingsVersion(db, scope);
	const budgets = await readBudgets(db, scope);
	if (budgets.length === 0) return { settingsVersion, budgets, spend: [] };
	const { rows } = await db.query<SpendRow>(
		`SELECT ${spendColumns} FROM ${spendTables} WHERE s.project_id = $1 AND s.budget_id = ANY($2) AND s.period_start >=
			CASE b.period WHEN 'day' THEN $3::timestamptz WHEN 'week' THEN $4 ELSE $5 END`,
		[
			scope.projectId,
			budgets.map(({ id }) => id),
			// a period may be a day longer where zones change
			new Date(now.getTime() - 3 * 86_400_000),
			new Date(now.getTime() - 9 * 86_400_000),
			new Date(now.getTime() - longestPeriodMs),
		],
	);
	return { settingsVersion, budgets, spend: rows.map(spendFromRow) };
}
