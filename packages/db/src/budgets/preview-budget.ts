import { backtestBudget, type PeriodBacktest } from '@spanledger/core/budgets/backtest-budget';
import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import { limitOf } from '@spanledger/core/budgets/limit-of';
import { pastDays } from '@spanledger/core/budgets/project-period';
import type { Projection } from '@spanledger/core/budgets/project-spend';
import { suggestLimit } from '@spanledger/core/budgets/suggest-limit';
import { daysOf, type Period, periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { projectFrom } from './project-groups.ts';
import { type SpendScope, sumSpend } from './sum-spend.ts';

/** What somebody who is making a budget wants to know. */
export type BudgetPreview = {
	/** 1.3 × what the dearest group is expected to spend in the period, decimal text in the unit; null = too little to go by. */
	suggestedLimit: string | null;
	/** Of the dearest group: the one the suggestion goes by. */
	projected: Projection | null;
	dearestGroup: string | null;
	/** Groups with spend in the periods looked at; 1 for a budget that is not split. */
	groups: number;
	/** What the limit would have told, in the period under way and the ones before it; [] without a limit. */
	backtest: PeriodBacktest[];
};

/** Periods looked back on: two months or so, and never less than a projection goes by. */
const periodsBack = { day: 28, week: 8, month: 2 } as const;

/** A suggestion and a backtest for a budget that is still being made; `limit` '' = none typed yet. Reads rollups, changes nothing. */
export async function previewBudget(
	db: Queryable,
	scope: Scope,
	{ settings, now }: { settings: Omit<BudgetSettings, 'name'>; now: Date },
): Promise<BudgetPreview> {
	const { period: kind, timeZone, thresholds, limit } = settings;
	const present = periodAt(kind, timeZone, now.getTime());
	const periods = Array.from({ length: periodsBack[kind] + 1 }, (_, index) =>
		shiftPeriod(present, index - periodsBack[kind]),
	);
	const days = periods.flatMap(daysOf);
	const sums = await sumDays(db, scope, settings, days);
	const { group, projected } = projectDearest(settings, { present, now, sums });
	return {
		suggestedLimit: suggestLimit(settings.unit, projected?.amount ?? null),
		projected,
		dearestGroup: settings.groupBy === null ? null : group,
		groups: new Set(sums.map((sum) => sum.group).filter((key) => key !== '' || settings.groupBy === null)).size,
		backtest:
			limit === ''
				? []
				: backtestBudget(
						sums.map(({ fromMs, ...sum }) => ({ group: sum.group, dayMs: fromMs, amount: sum.spent })),
						periods,
						thresholds,
						(key) => limitOf(settings, key),
					),
	};
}

type DaySum = { group: string; fromMs: number; spent: bigint };

async function sumDays(db: Queryable, scope: Scope, settings: SpendScope, days: readonly Period[]): Promise<DaySum[]> {
	const sums = await sumSpend(db, scope, settings, {
		starts: days.map(({ fromMs }) => new Date(fromMs)),
		to: new Date(days.at(-1)?.toMs ?? 0),
	});
	return sums.map(({ slot, group, spent }) => ({ group, fromMs: days[slot]?.fromMs ?? 0, spent }));
}

type Dearest = { group: string | null; projected: Projection | null };

/** What is not attributed to any group has no limit and suggests none. */
function projectDearest(
	{ unit, groupBy }: SpendScope,
	{ present, now, sums }: { present: Period; now: Date; sums: readonly DaySum[] },
): Dearest {
	const counted = sums.filter(({ group }) => groupBy === null || group !== '');
	const toDate = new Map<string, bigint>();
	for (const { group, fromMs, spent } of counted)
		toDate.set(group, (toDate.get(group) ?? 0n) + (fromMs >= present.fromMs ? spent : 0n));
	const slots = new Map(pastDays(present.timeZone, now.getTime()).map(({ fromMs }, slot) => [fromMs, slot]));
	const past = counted.flatMap(({ fromMs, ...sum }) => {
		const slot = slots.get(fromMs);
		return slot === undefined ? [] : [{ ...sum, slot }];
	});
	let dearest: Dearest = { group: null, projected: null };
	for (const [group, projected] of projectFrom(unit, { period: present, now, toDate }, past)) {
		if (projected !== null && projected.amount > (dearest.projected?.amount ?? 0)) dearest = { group, projected };
	}
	return dearest;
}
