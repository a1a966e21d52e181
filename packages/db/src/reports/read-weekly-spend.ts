import { type Period, shiftPeriod } from '@spanledger/core/calendar/period';
import type { ChangedCell, PeriodCell } from '@spanledger/core/months/explain-change';
import { type WeeklySpend, weeklySpend } from '@spanledger/core/reports/weekly-spend';
import type { Queryable } from '../connect.ts';
import { sumCosts } from '../costs/cost-by.ts';
import type { CostGrouping, CostKey, CostQuestion, CostSums } from '../costs/cost-question.ts';
import type { Scope } from '../scope.ts';

/** A week beside the one before it, from the rollups: the bill by tenant and by model, and what judging cost. */
export async function readWeeklySpend(db: Queryable, scope: Scope, week: Period): Promise<WeeklySpend> {
	const tenants = await sumCosts(db, scope, questionOf(week, 'tenant'));
	const models = await sumCosts(db, scope, questionOf(week, 'model'));
	const judging = await sumCosts(db, scope, { ...questionOf(week, 'none'), purpose: 'evaluation' });
	const ofWeek = (rows: readonly Row[]) => rows.filter((row) => isOf(week, row));
	return weeklySpend({
		week,
		unpricedCalls: ofWeek(models).reduce((sum, { unpricedCalls }) => sum + unpricedCalls, 0),
		evaluationUsd: ofWeek(judging).reduce((sum, { costUsd }) => sum + costUsd, 0n),
		tenants: cellsOf(week, tenants),
		models: cellsOf(week, models),
	});
}

type Row = CostKey & CostSums;

/** Both weeks at once; of the product's calls, as the bill shows them. */
const questionOf = (week: Period, groupBy: CostGrouping): CostQuestion => ({
	groupBy,
	from: new Date(shiftPeriod(week, -1).fromMs),
	to: new Date(week.toMs),
	interval: 'week',
	timeZone: week.timeZone,
	filters: {},
	purpose: 'product',
});

const isOf = ({ fromMs }: Period, { bucket }: Row): boolean => bucket !== null && bucket.getTime() >= fromMs;

function cellsOf(week: Period, rows: readonly Row[]): ChangedCell[] {
	const cells = new Map<string, ChangedCell>();
	for (const row of rows) {
		const key = nameOf(row);
		const cell = cells.get(key) ?? { key, before: null, after: null };
		const side = isOf(week, row) ? 'after' : 'before';
		cells.set(key, { ...cell, [side]: sumOf(row, cell[side]) });
	}
	return [...cells.values()];
}

/** A key may be called as the remainder is: then they are told as one. */
const sumOf = ({ calls, inputTokens, outputTokens, costUsd }: Row, known: PeriodCell | null): PeriodCell => ({
	calls: (known?.calls ?? 0) + calls,
	tokens: (known?.tokens ?? 0) + inputTokens + outputTokens,
	costUsd: (known?.costUsd ?? 0n) + costUsd,
});

const nameOf = ({ key, other }: Row): string => (other ? '(other)' : key === '' ? '(unattributed)' : key);
