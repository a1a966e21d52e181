import type { Period } from '../calendar/period.ts';
import { type Amount, amountText, type BudgetUnit } from './amount.ts';
import type { Budget, BudgetDimension } from './budget.ts';
import { type BudgetState, budgetState } from './budget-state.ts';
import { limitOf } from './limit-of.ts';

/** Who asks before spending: what is not named counts as not set, as on a span. */
export type CheckQuestion = {
	dimensions: { [dimension in BudgetDimension]?: string };
	/** What the call will cost at most, as far as the caller knows; null = not said. */
	estimateUsd: Amount | null;
	/** Whether the model that is asked for has a price; null = none was named. */
	isPriced: boolean | null;
};

/** What is known of one budget at the moment of the question. */
export type CheckedFacts = {
	budget: Budget;
	period: Period;
	/** Of a group. */
	spent: (group: string) => Amount;
	projected: (group: string) => Amount | null;
};

/** One budget of the answer, as the public contract prints it. Amounts are decimal text in the unit. */
export type CheckedBudget = {
	id: string;
	name: string;
	/** The values it covers, the group among them; null = not set. */
	scope: { [dimension in BudgetDimension]?: (string | null)[] };
	unit: BudgetUnit;
	period: Period['kind'];
	limit: string;
	spent: string;
	/** Never below 0. */
	remaining: string;
	/** null = too few days. */
	projected: string | null;
	state: BudgetState;
	enforcement: Budget['enforcement'];
	/** What a block does while the figures cannot be read: open = it goes by the last ones, closed = it refuses. */
	failMode: Budget['failMode'];
	/** RFC 3339. */
	resetsAt: string;
};

export type CheckAnswer = {
	allowed: boolean;
	/** Why not, in a sentence; null when allowed. */
	reason: string | null;
	/** The budgets that apply, those that refuse first. */
	budgets: CheckedBudget[];
	/** Ids of those that refuse. */
	refusedBy: string[];
};

/**
 * May this be spent? Every budget that covers the question is listed; one that blocks refuses when its limit is spent, or when the
 * estimate would pass it, or when it refuses models without a price and this is one. While the figures are stale, a budget that
 * fails closed refuses as well; one that fails open goes by the last figures there are.
 */
export function checkBudgets(facts: readonly CheckedFacts[], question: CheckQuestion, isStale: boolean): CheckAnswer {
	const found = facts.flatMap((one) => checkOne(one, question, isStale));
	found.sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null));
	const refusals = found.filter(({ refusal }) => refusal !== null);
	return {
		allowed: refusals.length === 0,
		reason: refusals[0]?.refusal ?? null,
		budgets: found.map(({ shown }) => shown),
		refusedBy: refusals.map(({ shown }) => shown.id),
	};
}

type Checked = { shown: CheckedBudget; refusal: string | null };

/** Empty = the budget does not cover the question, or its group is exempt. */
function checkOne(facts: CheckedFacts, question: CheckQuestion, isStale: boolean): Checked[] {
	const { budget, period } = facts;
	const group = groupOf(budget, question.dimensions);
	if (group === null) return [];
	const limit = limitOf(budget, group);
	if (limit === null) return [];
	const spent = facts.spent(group);
	const projected = facts.projected(group);
	const text = (amount: Amount) => amountText(budget.unit, amount);
	const shown: CheckedBudget = {
		id: budget.id,
		name: budget.name,
		scope: scopeOf(budget, group),
		unit: budget.unit,
		period: budget.period,
		limit: text(limit),
		spent: text(spent),
		remaining: text(limit > spent ? limit - spent : 0n),
		projected: projected === null ? null : text(projected),
		state: budgetState(spent, limit, budget.thresholds),
		enforcement: budget.enforcement,
		failMode: budget.failMode,
		resetsAt: new Date(period.toMs).toISOString(),
	};
	return [{ shown, refusal: refusalOf(budget, shown, { spent, limit }, question, isStale) }];
}

/** The group that the question falls into, '' = not set or not split; null = outside the budget's scope. */
function groupOf({ filters, groupBy }: Budget, dimensions: CheckQuestion['dimensions']): string | null {
	for (const [dimension, wanted] of Object.entries(filters)) {
		// keys of filters are dimensions: their schema says so
		if (!wanted.includes(dimensions[dimension as BudgetDimension] ?? '')) return null;
	}
	return groupBy === null ? '' : (dimensions[groupBy] ?? '');
}

function scopeOf({ filters, groupBy }: Budget, group: string): CheckedBudget['scope'] {
	const values = groupBy === null ? filters : { ...filters, [groupBy]: [group] };
	return Object.fromEntries(
		Object.entries(values).map(([dimension, list]) => [dimension, list.map((value) => (value === '' ? null : value))]),
	);
}

function refusalOf(
	{ name, unit, enforcement, failMode, refusesUnpriced }: Budget,
	shown: CheckedBudget,
	{ spent, limit }: { spent: Amount; limit: Amount },
	{ estimateUsd, isPriced }: CheckQuestion,
	isStale: boolean,
): string | null {
	if (enforcement !== 'block') return null;
	const until = `until ${shown.resetsAt}`;
	if (spent >= limit) return `The budget "${name}" is spent (${shown.spent} of ${shown.limit} ${unit}) ${until}.`;
	if (unit === 'usd' && estimateUsd !== null && spent + estimateUsd > limit)
		return `The estimate passes what remains of the budget "${name}" (${shown.remaining} usd) ${until}.`;
	if (refusesUnpriced && isPriced === false)
		return `The budget "${name}" refuses models without a price: their calls would not be counted.`;
	if (isStale && failMode === 'closed')
		return `The figures of the budget "${name}" cannot be read now, and it is set to refuse then.`;
	return null;
}
