import type { BudgetEvent, Crossing } from '@spanledger/core/budgets/advance-budget';
import { type Amount, amountText, type BudgetUnit } from '@spanledger/core/budgets/amount';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import type { SpendPlace } from './spend-row.ts';
import { storedThreshold } from './stored-threshold.ts';

/** A step of the state machine that is to be stored. */
export type CrossingStep = SpendPlace & {
	spent: Amount;
	isLate: boolean;
	changed: Crossing[];
	event: BudgetEvent | null;
};

/** Stores what was reached or fell back. Gives the steps whose event nobody has told before: theirs to tell. */
export async function writeCrossings<Step extends CrossingStep>(
	tx: Transaction,
	{ projectId }: Scope,
	{ id, unit }: { id: string; unit: BudgetUnit },
	steps: readonly Step[],
	crossedAt: Date,
): Promise<Step[]> {
	const key = ['project_id', 'budget_id', 'period_start', 'group_key', 'threshold', 'limit_amount'];
	const crossings = steps.flatMap((step) => step.changed.map((crossing) => ({ step, crossing })));
	type Row = (typeof crossings)[number];
	const wasTold = ({ step, crossing }: Row): boolean => step.event?.threshold === crossing.threshold;
	// a crossing that is known only says whether it is still reached
	const written = await insertRows<{ period_start: Date; group_key: string; threshold: number; fresh: boolean }, Row>(
		tx,
		{
			table: 'budget_crossings',
			columns: [
				['project_id', () => projectId],
				['budget_id', () => id],
				['period_start', ({ step }) => step.periodStart],
				['group_key', ({ step }) => step.group],
				['threshold', ({ crossing }) => storedThreshold(crossing.threshold)],
				['limit_amount', ({ crossing }) => amountText(unit, crossing.limit)],
				['spent', ({ step }) => amountText(unit, step.spent)],
				['is_reached', ({ crossing }) => crossing.isReached],
				['is_late', ({ step }) => step.isLate],
				['was_told', wasTold],
				['crossed_at', () => crossedAt],
			],
			key,
			rows: crossings,
			conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET is_reached = excluded.is_reached`,
			returning: 'period_start, group_key, threshold, xmax = 0 AS fresh',
		},
	);
	const fresh = new Set(
		written.filter((row) => row.fresh).map((row) => nameOf(row.period_start, row.group_key, row.threshold)),
	);
	return steps.filter(
		({ periodStart, group, event }) =>
			event !== null && fresh.has(nameOf(periodStart, group, storedThreshold(event.threshold))),
	);
}

const nameOf = (periodStart: Date, group: string, threshold: number): string =>
	`${periodStart.getTime()} ${threshold} ${group}`;
