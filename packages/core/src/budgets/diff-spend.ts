import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Amount } from './amount.ts';
import type { Budget } from './budget.ts';
import { type BudgetCalendar, createBudgetPeriodFinder, type FindBudgetPeriod } from './budget-calendar.ts';
import { amountOf, createMatcher } from './match-budget.ts';

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
	if (budgets.length === 0) return [];
	const periodAt = createBudgetPeriodFinder();
	const signed = changes.flatMap(({ before, after }) => [
		...before.map((entry) => signedOf(entry, -1)),
		...after.map((entry) => signedOf(entry, 1)),
	]);
	return budgets.flatMap((budget) => sumSigned(budget, signed, periodAt));
}

/** An entry that goes (-1) or comes (1). */
type SignedEntry = { entry: LedgerEntry; sign: 1 | -1; atMs: number };

const signedOf = (entry: LedgerEntry, sign: 1 | -1): SignedEntry => ({
	entry,
	sign,
	atMs: Number(entry.startTimeNs / 1_000_000n),
});

/** The hot loop: every budget sees every entry that a settlement changes. */
function sumSigned(budget: CountedBudget, entries: readonly SignedEntry[], periodAt: FindBudgetPeriod): SpendChange[] {
	const sums = new Map<number, Map<string, SpendChange>>();
	const match = createMatcher(budget);
	let period = { fromMs: 0, toMs: 0 };
	for (const { entry, sign, atMs } of entries) {
		if (atMs < budget.countedFromMs) continue;
		const group = match(entry);
		if (group === null) continue;
		// most entries lie in the period of the one before
		if (atMs < period.fromMs || atMs >= period.toMs) period = periodAt(budget.period, budget.calendar, atMs);
		addTo(sumOf(sums, budget, period.fromMs, group), entry, sign);
	}
	return [...sums.values()].flatMap((groups) => [...groups.values()].filter(isChange));
}

function sumOf(
	sums: Map<number, Map<string, SpendChange>>,
	budget: CountedBudget,
	periodFromMs: number,
	group: string,
): SpendChange {
	let groups = sums.get(periodFromMs);
	if (groups === undefined) {
		groups = new Map();
		sums.set(periodFromMs, groups);
	}
	let sum = groups.get(group);
	if (sum === undefined) {
		sum = { budget, periodFromMs, group, spent: 0n, calls: 0, unpricedCalls: 0 };
		groups.set(group, sum);
	}
	return sum;
}

function addTo(sum: SpendChange, entry: LedgerEntry, sign: 1 | -1): void {
	const amount = amountOf(sum.budget.unit, entry);
	sum.spent += sign === 1 ? amount : -amount;
	sum.calls += sign;
	if (entry.costUsd === null && entry.unpricedReason !== 'no-usage') sum.unpricedCalls += sign;
}

const isChange = ({ spent, calls, unpricedCalls }: SpendChange): boolean =>
	spent !== 0n || calls !== 0 || unpricedCalls !== 0;
