import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { totalTokens } from '../spans/usage.ts';
import type { Amount, BudgetUnit } from './amount.ts';
import { type Budget, budgetDimensions } from './budget.ts';

/**
 * Gives the group of a budget that an entry belongs to: the value of the dimension it is split by ('' = not set, or not split). null = the
 * budget does not cover the entry. Judging is no part of product budgets. Prepared once, for it is asked for every budget and entry.
 */
export function createMatcher({ filters, groupBy }: Pick<Budget, 'filters' | 'groupBy'>): MatchBudget {
	const wanted = budgetDimensions.flatMap((dimension) => {
		const values = filters[dimension];
		return values === undefined ? [] : [{ dimension, values: new Set(values) }];
	});
	return (entry) => {
		if (entry.purpose !== 'product') return null;
		for (const { dimension, values } of wanted) if (!values.has(entry[dimension])) return null;
		return groupBy === null ? '' : entry[groupBy];
	};
}

export type MatchBudget = (entry: LedgerEntry) => string | null;

/** What an entry adds to a budget. A cost or usage that nobody knows adds nothing: the page says how many such calls there are. */
export function amountOf(unit: BudgetUnit, { costUsd, usage }: LedgerEntry): Amount {
	if (unit === 'usd') return costUsd ?? 0n;
	if (unit === 'calls') return 1n;
	return usage === null ? 0n : BigInt(totalTokens(usage) ?? 0);
}
