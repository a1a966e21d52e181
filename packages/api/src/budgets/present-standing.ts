import { type Amount, amountText, type BudgetUnit } from '@spanledger/core/budgets/amount';
import type { BudgetState } from '@spanledger/core/budgets/budget-state';
import type { GroupStanding } from '@spanledger/db/budgets/list-budgets';

/** How one group stands, its amounts as decimal text in the budget's unit. */
export type StandingShape = {
	group: string;
	spent: string;
	calls: number;
	unpricedCalls: number;
	/** null = excepted, or not attributed to any group. */
	limit: string | null;
	/** Never below zero. */
	remaining: string | null;
	/** Spent ÷ limit. */
	share: number | null;
	state: BudgetState;
	projected: { amount: string; low: string; high: string } | null;
};

export function presentStanding(unit: BudgetUnit, standing: GroupStanding): StandingShape {
	const { limit, spent, projected } = standing;
	const text = (amount: Amount) => amountText(unit, amount);
	return {
		...standing,
		spent: text(spent),
		limit: limit === null ? null : text(limit),
		remaining: limit === null ? null : text(limit > spent ? limit - spent : 0n),
		projected:
			projected === null
				? null
				: { amount: text(projected.amount), low: text(projected.low), high: text(projected.high) },
	};
}
