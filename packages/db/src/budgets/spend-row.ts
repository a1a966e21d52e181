import type { Amount, BudgetUnit } from '@spanledger/core/budgets/amount';
import { storedAmount } from './budget-row.ts';

/** One group of a budget in one period. */
export type SpendPlace = {
	periodStart: Date;
	/** '' = not split, or not attributed. */
	group: string;
};

/** What it has spent there. */
export type GroupSpend = SpendPlace & {
	budgetId: string;
	spent: Amount;
	calls: number;
	/** Usage known, no price: not in the spend of a budget in dollars. */
	unpricedCalls: number;
	/** Where the period will end, reckoned hourly; null = not yet, or too few days. */
	projected: SpendProjection | null;
	updatedAt: Date;
};

export type SpendProjection = { amount: Amount; low: Amount; high: Amount };

export type SpendRow = {
	budgetId: string;
	unit: BudgetUnit;
	periodStart: Date;
	group: string;
	spent: string;
	calls: bigint;
	unpricedCalls: bigint;
	projected: string | null;
	low: string | null;
	high: string | null;
	updatedAt: Date;
};

/** The select list that gives a `SpendRow`, over `budget_spend s JOIN budgets b`. */
export const spendColumns = `s.budget_id AS "budgetId", b.unit, s.period_start AS "periodStart", s.group_key AS "group", s.spent, s.calls,
	s.unpriced_calls AS "unpricedCalls", s.projected, s.projected_low AS low, s.projected_high AS high, s.updated_at AS "updatedAt"`;

export const spendTables = 'budget_spend s JOIN budgets b ON b.project_id = s.project_id AND b.id = s.budget_id';

export function spendFromRow({
	unit,
	spent,
	calls,
	unpricedCalls,
	projected,
	low,
	high,
	...row
}: SpendRow): GroupSpend {
	const amount = (numeric: string | null) => storedAmount(unit, numeric ?? '0');
	return {
		budgetId: row.budgetId,
		periodStart: row.periodStart,
		group: row.group,
		spent: amount(spent),
		calls: Number(calls),
		unpricedCalls: Number(unpricedCalls),
		projected: projected === null ? null : { amount: amount(projected), low: amount(low), high: amount(high) },
		updatedAt: row.updatedAt,
	};
}
