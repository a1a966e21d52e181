import { advanceBudget, type Crossing } from '@spanledger/core/budgets/advance-budget';
import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import { budgetNotification } from '@spanledger/core/budgets/budget-notification';
import { limitOf } from '@spanledger/core/budgets/limit-of';
import type { Period } from '@spanledger/core/calendar/period';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { budgetsNow } from '@spanledger/db/budgets/budgets-now';
import type { WatchedProject } from '@spanledger/db/budgets/list-watched-projects';
import { lockBudgetWatch } from '@spanledger/db/budgets/lock-budget-watch';
import { type PlacedCrossing, readCrossings } from '@spanledger/db/budgets/read-crossings';
import { type FrozenPeriod, readFrozenPeriods } from '@spanledger/db/budgets/read-frozen-periods';
import { readSpendAt } from '@spanledger/db/budgets/read-spend-at';
import type { GroupSpend, SpendPlace } from '@spanledger/db/budgets/spend-row';
import { type CrossingStep, writeCrossings } from '@spanledger/db/budgets/write-crossings';
import type { Db, Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { holdSettings } from '@spanledger/db/settings/hold-settings';

export type GroupsToAdvance = { budgetId: string; places: readonly SpendPlace[]; now: Date };

/** Periods that late spans may still move with the terms they ended under. */
const mostFrozen = 1_000;
/** What was spent before the end may be looked at a little after it: that is not late. */
const graceMs = 60_000;

/**
 * Holds the spend of these groups against their limits, notes what was reached and tells it, all in one transaction. Workers take turns
 * at a budget and read afresh, so that of any number of them one tells.
 */
export async function advanceGroups(
	db: Db,
	project: WatchedProject,
	{ budgetId, places, now }: GroupsToAdvance,
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await holdSettings(tx, project);
		const budget = (await budgetsNow(db, tx, project)).find(({ id }) => id === budgetId);
		if (budget === undefined) return; // removed meanwhile
		await lockBudgetWatch(tx, budget);
		const spend = await readSpendAt(tx, project, budget, places);
		const crossings = await readCrossings(tx, project, budget, places);
		const steps = await takeSteps(tx, project, budget, { spend, crossings, now });
		const own = await writeCrossings(
			tx,
			project,
			budget,
			steps.filter(({ changed }) => changed.length > 0),
			now,
		);
		for (const step of own) await tell(tx, project, budget, step, now);
	});
}

type Step = CrossingStep & { period: Period; projected: bigint | null };
type Seen = { spend: readonly GroupSpend[]; crossings: readonly PlacedCrossing[]; now: Date };

async function takeSteps(
	tx: Transaction,
	project: WatchedProject,
	budget: StoredBudget,
	{ spend, crossings, now }: Seen,
): Promise<Step[]> {
	const placed = spend.map((row) => ({
		row,
		period: budgetPeriodAt(budget.period, budget.calendar, row.periodStart.getTime()),
	}));
	const isOver = ({ toMs }: Period) => now.getTime() >= toMs + graceMs;
	const frozen = placed.some(({ period }) => isOver(period))
		? await readFrozenPeriods(tx, project, budget, { limit: mostFrozen })
		: [];
	const crossed = crossingsByPlace(crossings);
	return placed
		.filter(({ period }) => period.toMs > budget.definedAt.getTime()) // before that nobody had set a limit
		.map(({ row, period }) => {
			const terms = termsOf(budget, frozen, row.periodStart);
			const projected = row.projected?.amount ?? null;
			const facts = {
				spent: row.spent,
				limit: limitOf(terms, row.group),
				projected: budget.warnsOnTrack ? projected : null,
				thresholds: terms.thresholds,
				isOver: isOver(period),
			};
			const { changed, event } = advanceBudget(facts, crossed.get(nameOf(row)) ?? []);
			const { periodStart, group, spent } = row;
			return { periodStart, group, spent, isLate: facts.isOver, changed, event, period, projected };
		});
}

/** A period that is over keeps the limits it ended under. */
function termsOf(budget: StoredBudget, frozen: readonly FrozenPeriod[], periodStart: Date): StoredBudget {
	const terms = frozen.find(({ from }) => from.getTime() === periodStart.getTime());
	if (terms === undefined) return budget;
	const { limit, thresholds, exceptions } = terms;
	return { ...budget, limit, thresholds, exceptions };
}

async function tell(
	tx: Transaction,
	project: WatchedProject,
	budget: StoredBudget,
	{ event, group, period, projected }: Step,
	now: Date,
): Promise<void> {
	if (event === null) return;
	const notice = { budget, group, period, event, projected, slug: project.slug, atMs: now.getTime() };
	await enqueueNotification(tx, project, budgetNotification(notice), budget.channelIds);
}

const nameOf = ({ periodStart, group }: SpendPlace): string => `${periodStart.getTime()} ${group}`;

function crossingsByPlace(crossings: readonly PlacedCrossing[]): Map<string, Crossing[]> {
	const byPlace = new Map<string, Crossing[]>();
	for (const crossing of crossings) {
		const known = byPlace.get(nameOf(crossing));
		if (known === undefined) byPlace.set(nameOf(crossing), [crossing]);
		else known.push(crossing);
	}
	return byPlace;
}
