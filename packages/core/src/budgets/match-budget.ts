import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { totalTokens } from '../spans/usage.ts';
import type { Amount, BudgetUnit } from './amount.ts';
import { type Budget, budgetDimensions } from './budget.ts';

/**
 * The group of a budget that an entry belongs to: the value of the dimension it is split by ('' = not set, or not split). null = the
 * budget does not cover the entry. Judging is no part of product budgets.
 */
export function matchBudget(
	{ filters, groupBy }: Pick<Budget, 'filters' | 'groupBy'>,
	entry: LedgerEntry,
): string | null {
	if (entry.purpose !== 'product') return null;
	for (const dimension of budgetDimensions) {
		const wanted = filters[dimension];
		if (wanted !== undefined && !wanted.includes(entry[dimension])) return null;
	}
	return groupBy === null ? '' : entry[groupBy];
}

/** What an entry adds to a budget. A cost or usage that nobody knows adds nothing: the page says how many such calls there are. */
export function amountOf(unit: BudgetUnit, { costUsd, usage }: LedgerEntry): Amount {
	if (unit === 'usd') return costUsd ?? 0n;
	if (unit === 'calls') return 1n;
	return usage === null ? 0n : BigInt(totalTokens(usage) ?? 0);
}
