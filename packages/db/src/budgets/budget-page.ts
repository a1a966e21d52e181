import type { Amount } from '@spanledger/core/budgets/amount';
import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import { daysOf, type Period } from '@spanledger/core/calendar/period';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { StoredBudget } from './budget-row.ts';
import { findBudget } from './find-budget.ts';
import { type GroupStanding, standingOf } from './list-budgets.ts';
import { byRisk } from './rank-groups.ts';
import { type BudgetPeriodHistory, readBudgetHistory } from './read-budget-history.ts';
import { readSpend } from './read-spend.ts';
import { readToldCrossings, type ToldCrossing } from './read-told-crossings.ts';
import { sumSpend } from './sum-spend.ts';

export type BudgetPage = {
	budget: StoredBudget;
	period: Period;
	/** Every civil day of the period, of the group asked for or of all: null = it has not begun. */
	days: { fromMs: number; toMs: number; spent: Amount | null }[];
	/** By risk. */
	groups: GroupStanding[];
	/** How many there are beyond `groups`. */
	moreGroups: number;
	/** All groups together; what is not attributed to any is in it. */
	spent: Amount;
	calls: number;
	/** Usage known, no price: not in the spend of a budget in dollars. */
	unpricedCalls: number;
	/** Of a split budget: what belongs to no group, also what is still in flight. null = not split. */
	unattributed: { spent: Amount; calls: number } | null;
	/** The last periods that are over, the latest first. */
	history: BudgetPeriodHistory[];
	/** What was reached, the latest first. */
	crossings: ToldCrossing[];
};

/** More groups than this nobody reads on one page. */
const mostGroups = 500;
const pastPeriods = 12;
const mostCrossings = 100;

/** Everything the page of a budget shows. `group` narrows the days to one group. Throws DomainError('not-found'). */
export async function budgetPage(
	db: Queryable,
	scope: Scope,
	{ id, now, group }: { id: string; now: Date; group?: string },
): Promise<BudgetPage> {
	const budget = await findBudget(db, scope, { id });
	const period = budgetPeriodAt(budget.period, budget.calendar, now.getTime());
	const [from, to] = [new Date(period.fromMs), new Date(period.toMs)];
	const spend = await readSpend(db, scope, { budgetId: id, from, to });
	const groups = spend.map((row) => standingOf(budget, row)).sort(byRisk);
	const unattributed = spend.find((row) => row.group === '');
	return {
		budget,
		period,
		days: await readDays(db, scope, { budget, period, now, ...(group === undefined ? {} : { group }) }),
		groups: groups.slice(0, mostGroups),
		moreGroups: Math.max(0, groups.length - mostGroups),
		spent: groups.reduce((sum, { spent }) => sum + spent, 0n),
		calls: groups.reduce((sum, { calls }) => sum + calls, 0),
		unpricedCalls: groups.reduce((sum, { unpricedCalls }) => sum + unpricedCalls, 0),
		unattributed:
			budget.groupBy === null ? null : { spent: unattributed?.spent ?? 0n, calls: unattributed?.calls ?? 0 },
		history: await readBudgetHistory(db, scope, budget, { limit: pastPeriods }),
		crossings: await readToldCrossings(db, scope, budget, { limit: mostCrossings }),
	};
}

async function readDays(
	db: Queryable,
	scope: Scope,
	{ budget, period, now, group }: { budget: StoredBudget; period: Period; now: Date; group?: string },
): Promise<BudgetPage['days']> {
	// the first and the last day of a period under a new zone may be cut
	const days = daysOf(period).map(({ fromMs, toMs }) => ({
		fromMs: Math.max(fromMs, period.fromMs),
		toMs: Math.min(toMs, period.toMs),
	}));
	// all groups together need no row per group
	const spendScope = group === undefined ? { ...budget, groupBy: null } : budget;
	const sums = await sumSpend(db, scope, spendScope, {
		starts: days.map(({ fromMs }) => new Date(fromMs)),
		to: new Date(period.toMs),
		...(group === undefined ? {} : { group }),
	});
	const bySlot = days.map(() => 0n);
	for (const { slot, spent } of sums) bySlot[slot] = (bySlot[slot] ?? 0n) + spent;
	return days.map((day, index) => ({ ...day, spent: day.fromMs > now.getTime() ? null : (bySlot[index] ?? 0n) }));
}
