import { type Amount, type BudgetUnit, figureOf } from '@spanledger/core/budgets/amount';
import { createProjector, pastDays } from '@spanledger/core/budgets/project-period';
import type { Projection } from '@spanledger/core/budgets/project-spend';
import type { Period } from '@spanledger/core/calendar/period';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type SpendScope, type SpendSum, sumSpend } from './sum-spend.ts';

/** Where each group of a scope will end a period, from what it has spent to date; one scan of 28 days for all of them. */
export async function projectGroups(
	db: Queryable,
	scope: Scope,
	spendScope: SpendScope,
	{ period, now, toDate }: { period: Period; now: Date; toDate: ReadonlyMap<string, Amount> },
): Promise<Map<string, Projection | null>> {
	const days = pastDays(period.timeZone, now.getTime());
	const sums = await sumSpend(db, scope, spendScope, {
		starts: days.map(({ fromMs }) => new Date(fromMs)),
		to: new Date(days.at(-1)?.toMs ?? 0),
	});
	return projectFrom(spendScope.unit, { period, now, toDate }, sums);
}

/** The same from sums that are at hand: their slots are those of `pastDays`. */
export function projectFrom(
	unit: BudgetUnit,
	{ period, now, toDate }: { period: Period; now: Date; toDate: ReadonlyMap<string, Amount> },
	sums: readonly Pick<SpendSum, 'group' | 'slot' | 'spent'>[],
): Map<string, Projection | null> {
	const byGroup = new Map<string, number[]>();
	for (const { group, slot, spent } of sums) {
		const byDay = byGroup.get(group) ?? [];
		byDay[slot] = figureOf(unit, spent);
		byGroup.set(group, byDay);
	}
	const project = createProjector(period, now.getTime());
	return new Map(
		[...toDate].map(([group, spent]) => [group, project(figureOf(unit, spent), byGroup.get(group) ?? [])]),
	);
}
