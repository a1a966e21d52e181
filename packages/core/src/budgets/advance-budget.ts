import type { Amount } from './amount.ts';
import { hasReached } from './budget-state.ts';

/** A threshold that was reached, kept for ever: it is what makes sure that nobody is told twice. */
export type Crossing = {
	/** Percent of the limit; `onTrack` = the projection passed it. */
	threshold: number | 'onTrack';
	/** The limit it was reached under: only a higher one arms the threshold again. */
	limit: Amount;
	/** Whether it is reached at this moment: pricing again or a deletion may take spend back. */
	isReached: boolean;
};

/** One group of a budget in one period, as it stands now. */
export type BudgetFacts = {
	spent: Amount;
	limit: Amount | null;
	/** null = not asked for, or refused for lack of days. */
	projected: Amount | null;
	thresholds: readonly number[];
	/** The period has ended: late spans may still move it. */
	isOver: boolean;
};

/** What somebody is told. One at most: of what is reached at once the highest threshold speaks for all, the projection last. */
export type BudgetEvent = { threshold: number | 'onTrack'; limit: Amount; spent: Amount; isLate: boolean };

export type BudgetStep = {
	/** New crossings, and known ones whose `isReached` has changed. Empty = nothing to store. */
	changed: Crossing[];
	event: BudgetEvent | null;
};

/**
 * The state machine of budgets, for one (budget, group, period): each threshold speaks once. It is armed again only by a raised limit,
 * or by a new period, which begins with no crossings at all. Falling below a threshold and reaching it again is recorded, and told to
 * nobody.
 *
 *   armed ──reached──▶ reached (told) ⇄ not reached (silent)
 *     ▲                    │
 *     └── limit raised ────┘
 */
export function advanceBudget(facts: BudgetFacts, crossings: readonly Crossing[]): BudgetStep {
	const { limit, spent, isOver } = facts;
	if (limit === null) return { changed: dropAll(crossings), event: null };
	const changed: Crossing[] = [];
	let event: BudgetEvent | null = null;
	for (const threshold of [...facts.thresholds, 'onTrack'] as const) {
		const isReached = threshold === 'onTrack' ? isOnTrack(facts, limit) : hasReached(spent, limit, threshold);
		const before = latest(crossings, threshold);
		if (before !== null && limit <= before.limit) {
			if (before.isReached !== isReached) changed.push({ ...before, isReached });
		} else if (isReached) {
			changed.push({ threshold, limit, isReached });
			if (threshold !== 'onTrack' || event === null) event = { threshold, limit, spent, isLate: isOver };
		}
	}
	return { changed, event };
}

/** "On track to exceed" says nothing that the limit itself has not said, nor anything of a period that is over. */
function isOnTrack({ spent, projected, isOver }: BudgetFacts, limit: Amount): boolean {
	return !isOver && projected !== null && projected > limit && !hasReached(spent, limit, 100);
}

/** The one under the highest limit: lower ones are history. */
function latest(crossings: readonly Crossing[], threshold: Crossing['threshold']): Crossing | null {
	let found: Crossing | null = null;
	for (const crossing of crossings) {
		if (crossing.threshold === threshold && (found === null || crossing.limit > found.limit)) found = crossing;
	}
	return found;
}

/** An exempted group is below every threshold. */
const dropAll = (crossings: readonly Crossing[]): Crossing[] =>
	crossings.filter(({ isReached }) => isReached).map((crossing) => ({ ...crossing, isReached: false }));
