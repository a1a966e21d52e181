import { type Amount, amountText, type BudgetUnit } from '@spanledger/core/budgets/amount';
import type { Budget } from '@spanledger/core/budgets/budget';
import type { BudgetCalendar } from '@spanledger/core/budgets/budget-calendar';
import type { CountedBudget } from '@spanledger/core/budgets/diff-spend';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';

/** A budget with what the store keeps of it. `timeZone` is the one last set: it may hold only from the next period. */
export type StoredBudget = Budget &
	CountedBudget & {
		/** Raised when scope, unit or period change: what was reached before is no longer its own. */
		definition: number;
		definedAt: Date;
		createdAt: Date;
		createdBy: string;
		updatedAt: Date;
	};

export type BudgetRow = Omit<StoredBudget, 'timeZone' | 'limit' | 'countedFromMs'> & {
	limitAmount: string;
	countedFrom: Date;
};

/** The select list that gives a `BudgetRow`. */
export const budgetColumns = `id, name, filters, group_by AS "groupBy", unit, limit_amount AS "limitAmount", period, calendar, thresholds,
	warns_on_track AS "warnsOnTrack", enforcement, fail_mode AS "failMode", refuses_unpriced AS "refusesUnpriced", owners,
	channel_ids AS "channelIds", exceptions, definition, defined_at AS "definedAt", counted_from AS "countedFrom",
	created_at AS "createdAt", created_by AS "createdBy", updated_at AS "updatedAt"`;

export function budgetFromRow({ limitAmount, countedFrom, ...row }: BudgetRow): StoredBudget {
	return {
		...row,
		limit: amountText(row.unit, storedAmount(row.unit, limitAmount)),
		timeZone: lastZone(row.calendar),
		countedFromMs: countedFrom.getTime(),
	};
}

/** An amount as Postgres keeps it: always with twelve decimals, and negative for a moment of correction. */
export function storedAmount(unit: BudgetUnit, numeric: string): Amount {
	const pico = picoUsdFrom(numeric);
	return unit === 'usd' ? pico : pico / picoPerWhole;
}

const picoPerWhole = 1_000_000_000_000n;

const lastZone = (calendar: BudgetCalendar): string => calendar.at(-1)?.timeZone ?? 'UTC';
