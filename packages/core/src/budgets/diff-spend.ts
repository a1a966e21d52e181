import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Amount } from './amount.ts';
import type { Budget } from './budget.ts';
import { type BudgetCalendar, createBudgetPeriodFinder } from './budget-calendar.ts';
import { amountOf, matchBudget } from './match-budget.ts';

/** What counting needs to know of a budget. */
export type CountedBudget = Pick<Budget, 'id' | 'filters' | 'groupBy' | 'unit' | 'period'> & {
	calendar: BudgetCalendar;
	/** Start of the first period that is counted: what lies before it was never summed up. */
	countedFromMs: number;
};

/** What to add to one (budget, period, group); it may be negative. */
export type SpendChange = {
	budget: CountedBudget;
	periodFromMs: number;
	group: string;
	spent: Amount;
	calls: number;
	/** Usage known, no price: spend that a budget in dollars does not see. */
	unpricedCalls: number;
};

/** Ledger entries as they were and as they become. */
export type LedgerChange = { before: readonly LedgerEntry[]; after: readonly LedgerEntry[] };

/**
 * What changed ledger entries change in budgets: the same difference as the rollups get, so that spend is the ledger's sum after every
 * commit. An entry counts in the period of its own span's start. Opposite changes cancel out.
 */
export function diffSpend(budgets: readonly CountedBudget[], changes: readonly LedgerChange[]): SpendChange[] {
	const sums = new Map<string, SpendChange>();
	const periodAt = createBudgetPeriodFinder();
	const add = (entry: LedgerEntry, sign: 1 | -1) => {
		const atMs = Number(entry.startTimeNs / 1_000_000n);
		for (const budget of budgets) {
			if (atMs < budget.countedFromMs) continue;
			const group = matchBudget(budget, entry);
			if (group === null) continue;
			const { fromMs } = periodAt(budget.period, budget.calendar, atMs);
			const row = `${budget.id} ${fromMs} ${group}`;
			let sum = sums.get(row);
			if (sum === undefined) {
				sum = { budget, periodFromMs: fromMs, group, spent: 0n, calls: 0, unpricedCalls: 0 };
				sums.set(row, sum);
			}
			sum.spent += BigInt(sign) * amountOf(budget.unit, entry);
			sum.calls += sign;
			if (entry.costUsd === null && entry.unpricedReason !== 'no-usage') sum.unpricedCalls += sign;
		}
	};
	for (const { before, after } of changes) {
		for (const entry of before) add(entry, -1);
		for (const entry of after) add(entry, 1);
	}
	return [...sums.values()].filter(
		({ spent, calls, unpricedCalls }) => spent !== 0n || calls !== 0 || unpricedCalls !== 0,
	);
}
