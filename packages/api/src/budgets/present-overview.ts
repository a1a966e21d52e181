import { amountText } from '@spanledger/core/budgets/amount';
import type { BudgetState } from '@spanledger/core/budgets/budget-state';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import type { BudgetOverview } from '@spanledger/db/budgets/list-budgets';
import { presentStanding, type StandingShape } from './present-standing.ts';

/** A budget as people set it, and since when. */
export type SetBudget = Omit<StoredBudget, 'calendar' | 'countedFromMs' | 'definition'>;

export const presentSettings = ({ calendar, countedFromMs, definition, ...budget }: StoredBudget): SetBudget => budget;

/** A line of the list of budgets. */
export type OverviewShape = {
	budget: SetBudget;
	/** The period under way. Its zone may be another than the one last set, which holds from the next. */
	period: BudgetOverview['period'];
	/** All groups together. */
	spent: string;
	calls: number;
	unpricedCalls: number;
	groups: BudgetOverview['groups'];
	/** null = nothing was spent that has a limit. */
	worst: StandingShape | null;
	state: BudgetState;
};

export function presentOverview({ budget, worst, spent, ...overview }: BudgetOverview): OverviewShape {
	return {
		...overview,
		budget: presentSettings(budget),
		spent: amountText(budget.unit, spent),
		worst: worst === null ? null : presentStanding(budget.unit, worst),
		state: worst?.state ?? 'ok',
	};
}
