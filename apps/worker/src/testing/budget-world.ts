import { type BudgetDraft, budgetSettings } from '@spanledger/core/budgets/budget';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { createBudget } from '@spanledger/db/budgets/create-budget';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { by } from './priced-world.ts';

/** What a form sends: $100 a month for the whole project unless told otherwise. */
export const budgetOf = (draft: Partial<BudgetDraft> = {}) =>
	budgetSettings.parse({ name: 'All', unit: 'usd', limit: '100', period: 'month', timeZone: 'UTC', ...draft });

export const makeBudget = (
	db: Db,
	scope: Scope,
	draft: Partial<BudgetDraft> = {},
	now = new Date(),
): Promise<StoredBudget> => createBudget(db, scope, { settings: budgetOf(draft), createdBy: by, now });

/**
 * What the ledger says each budget's groups have spent, reckoned by Postgres' own calendar; for budgets whose zone never changed
 * and that are filtered by tenant at most.
 */
export async function spendByLedger(db: Db, { projectId }: Scope): Promise<unknown[]> {
	const { rows } = await db.query(
		`SELECT b.name, date_trunc(b.period, e.start_time, b.calendar->0->>'timeZone') AS period_start,
			CASE b.group_by WHEN 'tenant' THEN e.tenant WHEN 'user' THEN e.user_id WHEN 'model' THEN e.model ELSE '' END AS group_key,
			sum(CASE b.unit WHEN 'usd' THEN coalesce(e.cost_usd, 0) WHEN 'calls' THEN 1
				ELSE coalesce(e.input_tokens, 0) + coalesce(e.output_tokens, 0) END)::numeric(30,12) AS spent,
			count(*) AS calls,
			count(*) FILTER (WHERE e.cost_usd IS NULL AND e.unpriced_reason <> 'no-usage') AS unpriced_calls
		 FROM budgets b JOIN ledger_entries e ON e.project_id = b.project_id
			AND e.purpose = 'product' AND e.start_time >= b.counted_from
			AND (b.filters->'tenant' IS NULL OR b.filters->'tenant' ? e.tenant)
		 WHERE b.project_id = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
		[projectId],
	);
	return rows;
}

/** The same of what budgets have counted. */
export async function spendByBudgets(db: Db, { projectId }: Scope): Promise<unknown[]> {
	const { rows } = await db.query(
		`SELECT b.name, s.period_start, s.group_key, s.spent, s.calls, s.unpriced_calls
		 FROM budget_spend s JOIN budgets b ON b.project_id = s.project_id AND b.id = s.budget_id
		 WHERE s.project_id = $1 AND (s.calls, s.spent, s.unpriced_calls) <> (0, 0, 0) ORDER BY 1, 2, 3`,
		[projectId],
	);
	return rows;
}
