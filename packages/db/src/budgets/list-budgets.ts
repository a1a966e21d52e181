import type { Amount } from '@spanledger/core/budgets/amount';
import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import { type BudgetState, budgetState } from '@spanledger/core/budgets/budget-state';
import { limitOf } from '@spanledger/core/budgets/limit-of';
import type { Period } from '@spanledger/core/calendar/period';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { StoredBudget } from './budget-row.ts';
import { byRisk } from './rank-groups.ts';
import { readBudgetBook } from './read-budget-book.ts';
import type { GroupSpend, SpendProjection } from './spend-row.ts';

/** How one group of a budget stands in the period under way. */
export type GroupStanding = {
	group: string;
	spent: Amount;
	calls: number;
	unpricedCalls: number;
	/** null = excepted, or not attributed to any group. */
	limit: Amount | null;
	/** Spent ÷ limit; null without a limit or with one of zero. */
	share: number | null;
	state: BudgetState;
	projected: SpendProjection | null;
};

export type BudgetOverview = {
	budget: StoredBudget;
	period: Period;
	/** All groups together. */
	spent: Amount;
	calls: number;
	unpricedCalls: number;
	/** Groups with spend and a limit, by state. */
	groups: { [state in BudgetState]: number };
	/** The one closest to its limit; null = nothing was spent that has one. */
	worst: GroupStanding | null;
};

/** All budgets of a project as they stand, by name. */
export async function listBudgets(db: Queryable, scope: Scope, { now }: { now: Date }): Promise<BudgetOverview[]> {
	const { budgets, spend } = await readBudgetBook(db, scope, now);
	const byBudget = new Map<string, GroupSpend[]>(budgets.map(({ id }) => [id, []]));
	for (const row of spend) byBudget.get(row.budgetId)?.push(row);
	return budgets.map((budget) => overviewOf(budget, byBudget.get(budget.id) ?? [], now));
}

function overviewOf(budget: StoredBudget, spend: readonly GroupSpend[], now: Date): BudgetOverview {
	const period = budgetPeriodAt(budget.period, budget.calendar, now.getTime());
	const standings = spend
		.filter(({ periodStart, calls }) => periodStart.getTime() === period.fromMs && calls > 0)
		.map((row) => standingOf(budget, row));
	const limited = standings.filter(({ limit }) => limit !== null);
	const count = (state: BudgetState) => limited.filter((standing) => standing.state === state).length;
	return {
		budget,
		period,
		spent: standings.reduce((sum, { spent }) => sum + spent, 0n),
		calls: standings.reduce((sum, { calls }) => sum + calls, 0),
		unpricedCalls: standings.reduce((sum, { unpricedCalls }) => sum + unpricedCalls, 0),
		groups: { ok: count('ok'), warning: count('warning'), exceeded: count('exceeded') },
		worst: limited.sort(byRisk)[0] ?? null,
	};
}

/** How a group stands under a budget's terms of the period under way. */
export function standingOf(budget: StoredBudget, row: GroupSpend): GroupStanding {
	const limit = limitOf(budget, row.group);
	const { group, spent, calls, unpricedCalls, projected } = row;
	return {
		group,
		spent,
		calls,
		unpricedCalls,
		limit,
		share: limit === null || limit === 0n ? null : Number((spent * 10_000n) / limit) / 10_000,
		state: budgetState(spent, limit, budget.thresholds),
		projected,
	};
}
