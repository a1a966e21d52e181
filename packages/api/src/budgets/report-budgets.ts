import { amountText } from '@spanledger/core/budgets/amount';
import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import { type BudgetState, budgetState } from '@spanledger/core/budgets/budget-state';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { type GroupStanding, standingOf } from '@spanledger/db/budgets/list-budgets';
import { byRisk } from '@spanledger/db/budgets/rank-groups';
import { readBudgetBook } from '@spanledger/db/budgets/read-budget-book';
import type { GroupSpend } from '@spanledger/db/budgets/spend-row';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { timeText } from '../times.ts';
import type { BudgetItem } from './budget-shape.ts';
import { presentStanding, type StandingShape } from './present-standing.ts';

const mostGroups = 100;

/** All budgets of a project as the contract prints them. */
export async function reportBudgets({ db, now }: Pick<Deps, 'db' | 'now'>, scope: Scope): Promise<BudgetItem[]> {
	const at = now();
	const { budgets, spend } = await readBudgetBook(db, scope, at);
	const byBudget = new Map<string, GroupSpend[]>(budgets.map(({ id }) => [id, []]));
	for (const row of spend) byBudget.get(row.budgetId)?.push(row);
	return budgets.map((budget) => itemOf(budget, byBudget.get(budget.id) ?? [], at));
}

function itemOf(budget: StoredBudget, spend: readonly GroupSpend[], now: Date): BudgetItem {
	const period = budgetPeriodAt(budget.period, budget.calendar, now.getTime());
	const standings = spend
		.filter(({ periodStart, calls }) => periodStart.getTime() === period.fromMs && calls > 0)
		.map((row) => standingOf(budget, row))
		.sort(byRisk);
	const { id, name, filters, groupBy, unit, enforcement } = budget;
	return {
		id,
		name,
		scope: scopeOf(filters),
		groupBy,
		unit,
		period: budget.period,
		timeZone: period.timeZone,
		...(groupBy === null ? wholeOf(budget, standings[0]) : sumOf(budget, standings)),
		enforcement,
		resetsAt: timeText(BigInt(period.toMs) * 1_000_000n),
		groups: groupBy === null ? null : standings.slice(0, mostGroups).map((standing) => groupOf(unit, standing)),
		moreGroups: groupBy === null ? 0 : Math.max(0, standings.length - mostGroups),
	};
}

type Figures = Pick<BudgetItem, 'limit' | 'spent' | 'remaining' | 'projected' | 'state'>;

function wholeOf({ unit, limit, thresholds }: StoredBudget, standing: GroupStanding | undefined): Figures {
	if (standing !== undefined) return figuresOf(presentStanding(unit, standing));
	return { limit, spent: '0', remaining: limit, projected: null, state: budgetState(0n, 0n, thresholds) };
}

/** Of a split budget as a whole only the spend adds up: each group has a limit of its own. */
function sumOf({ unit, limit }: StoredBudget, standings: readonly GroupStanding[]): Figures {
	const states: readonly BudgetState[] = standings.map(({ state }) => state);
	return {
		limit,
		spent: amountText(
			unit,
			standings.reduce((sum, { spent }) => sum + spent, 0n),
		),
		remaining: null,
		projected: null,
		state: states.includes('exceeded') ? 'exceeded' : states.includes('warning') ? 'warning' : 'ok',
	};
}

const scopeOf = (filters: StoredBudget['filters']): BudgetItem['scope'] =>
	Object.fromEntries(
		Object.entries(filters).map(([dimension, values]) => [dimension, values.map((value) => nullOf(value))]),
	);

const nullOf = (value: string): string | null => (value === '' ? null : value);

const groupOf = (unit: StoredBudget['unit'], standing: GroupStanding) => ({
	key: nullOf(standing.group),
	...figuresOf(presentStanding(unit, standing)),
});

const figuresOf = ({ limit, spent, remaining, projected, state }: StandingShape): Figures => ({
	limit,
	spent,
	remaining,
	projected: projected?.amount ?? null,
	state,
});
