import { figureOf } from '@spanledger/core/budgets/amount';
import { pastDays, projectPeriod } from '@spanledger/core/budgets/project-period';
import type { Projection } from '@spanledger/core/budgets/project-spend';
import type { Period } from '@spanledger/core/calendar/period';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type SpendScope, sumSpend } from './sum-spend.ts';

/** Where each group of a scope will end a period, from what it has spent to date; one scan of 28 days for all of them. */
export async function projectGroups(
	db: Queryable,
	scope: Scope,
	spendScope: SpendScope,
	{ period, now, toDate }: { period: Period; now: Date; toDate: ReadonlyMap<string, bigint> },
): Promise<Map<string, Projection | null>> {
	const days = pastDays(period.timeZone, now.getTime());
	const sums = await sumSpend(db, scope, spendScope, {
		starts: days.map(({ fromMs }) => new Date(fromMs)),
		to: new Date(days.at(-1)?.toMs ?? 0),
	});
	const byGroup = new Map<string, number[]>();
	for (const { group, slot, spent } of sums) {
		const byDay = byGroup.get(group) ?? days.map(() => 0);
		byDay[slot] = figureOf(spendScope.unit, spent);
		byGroup.set(group, byDay);
	}
	return new Map(
		[...toDate].map(([group, spent]) => [
			group,
			projectPeriod(period, now.getTime(), figureOf(spendScope.unit, spent), byGroup.get(group) ?? []),
		]),
	);
}
