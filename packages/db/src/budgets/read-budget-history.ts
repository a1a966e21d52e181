import type { Amount } from '@spanledger/core/budgets/amount';
import { budgetState } from '@spanledger/core/budgets/budget-state';
import { limitOf } from '@spanledger/core/budgets/limit-of';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { StoredBudget } from './budget-row.ts';
import { type FrozenPeriod, readFrozenPeriods } from './read-frozen-periods.ts';
import { readSpend } from './read-spend.ts';
import type { GroupSpend } from './spend-row.ts';

/** How a period ended, by the terms it ended under. */
export type BudgetPeriodHistory = FrozenPeriod & {
	/** All groups together. */
	spent: Amount;
	calls: number;
	/** Groups with spend. */
	groups: number;
	/** Groups that spent their limit. */
	exceeded: number;
	/** The period ended before there was a budget: nothing was told. */
	isBefore: boolean;
};

/** The last periods of a budget that are over, the latest first. */
export async function readBudgetHistory(
	db: Queryable,
	scope: Scope,
	budget: StoredBudget,
	{ limit }: { limit: number },
): Promise<BudgetPeriodHistory[]> {
	const periods = await readFrozenPeriods(db, scope, budget, { limit });
	const [latest, oldest] = [periods[0], periods.at(-1)];
	if (latest === undefined || oldest === undefined) return [];
	const spend = await readSpend(db, scope, { budgetId: budget.id, from: oldest.from, to: latest.to });
	const byPeriod = new Map<number, GroupSpend[]>();
	for (const row of spend) {
		const start = row.periodStart.getTime();
		const known = byPeriod.get(start);
		if (known === undefined) byPeriod.set(start, [row]);
		else known.push(row);
	}
	return periods.map((period) => {
		const rows = byPeriod.get(period.from.getTime()) ?? [];
		const terms = { ...budget, ...period };
		const isExceeded = (row: GroupSpend) =>
			budgetState(row.spent, limitOf(terms, row.group), period.thresholds) === 'exceeded';
		return {
			...period,
			spent: rows.reduce((sum, { spent }) => sum + spent, 0n),
			calls: rows.reduce((sum, { calls }) => sum + calls, 0),
			groups: rows.length,
			exceeded: rows.filter(isExceeded).length,
			isBefore: period.to <= budget.definedAt,
		};
	});
}
