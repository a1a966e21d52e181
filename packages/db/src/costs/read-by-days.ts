import { type DayStretch, dayStretches } from '@spanledger/core/rollups/day-stretches';
import { addMeasures, type UsageMeasures, zeroMeasures } from '@spanledger/core/rollups/rollup';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import type { MeasuredRow } from './cost-by.ts';
import { type CostGroups, type GroupRow, groupColumns, keyOfRow } from './cost-groups.ts';
import { type CostMeasureRow, measureSums, measuresFromRow } from './cost-measures.ts';
import type { CostQuestion } from './cost-question.ts';
import { narrowConditions, narrowRows } from './cost-source.ts';

const tables = { day: 'usage_by_day', quarter: 'usage_by_dimension' } as const;

type StretchRow = CostMeasureRow & Omit<GroupRow, 'slot'> & { stretch: number };

/**
 * The rows of an unfiltered bill, mostly from days, whatever zone its intervals begin in; null where no whole day helps. One statement, so that
 * days and quarter hours are of one moment.
 */
export async function readByDays(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	groups: CostGroups,
): Promise<MeasuredRow[] | null> {
	const stretches = dayStretches(boundsOf(question, groups));
	if (!stretches.some(({ grain }) => grain === 'day')) return null;
	const { bind, values } = createBind();
	const own = narrowConditions(scope, question, bind).join(' AND ');
	const select = `${groupColumns(narrowRows, { ...groups, starts: null }, bind)}, ${measureSums(narrowRows)}`;
	const parts = (['day', 'quarter'] as const).map(
		// one walk into the rollup's key per stretch
		(grain) => `SELECT stretch.number AS stretch, sums.* FROM ${stretchesOf(grain, stretches, bind)} CROSS JOIN LATERAL
			(SELECT ${select} FROM ${tables[grain]} WHERE ${own} AND bucket >= stretch.starts AND bucket < stretch.ends GROUP BY 1, 2) AS sums`,
	);
	const { rows } = await db.query<StretchRow>(parts.join(' UNION ALL '), values);
	return inOrder(sumStretches(rows, stretches)).map(({ measures, ...group }) => ({
		...keyOfRow(group, groups),
		measures,
	}));
}

/** The first interval may begin before what is asked for. */
function boundsOf({ from, to }: CostQuestion, { starts }: CostGroups): number[] {
	return [from, ...(starts ?? []).slice(1), to].map((bound) => bound.getTime());
}

function stretchesOf(grain: DayStretch['grain'], stretches: readonly DayStretch[], bind: Bind): string {
	const numbers = [...stretches.keys()].filter((number) => stretches[number]?.grain === grain);
	const chosen = numbers.flatMap((number) => stretches[number] ?? []);
	const starts = bind(chosen.map(({ fromMs }) => new Date(fromMs)));
	const ends = bind(chosen.map(({ toMs }) => new Date(toMs)));
	return `unnest(${bind(numbers)}::int[], ${starts}::timestamptz[], ${ends}::timestamptz[]) AS stretch (number, starts, ends)`;
}

type SlotSum = GroupRow & { measures: UsageMeasures };

function sumStretches(rows: readonly StretchRow[], stretches: readonly DayStretch[]): SlotSum[] {
	const sums = new Map<string, SlotSum>();
	const add = (interval: number | null | undefined, { key, other }: StretchRow, more: UsageMeasures, sign: 1 | -1) => {
		if (interval === null || interval === undefined) return;
		const name = `${interval} ${other} ${key}`;
		const sum = sums.get(name) ?? { key, other, slot: interval + 1, measures: { ...zeroMeasures } };
		sums.set(name, sum);
		addMeasures(sum.measures, more, sign);
	};
	for (const row of rows) {
		const measures = measuresFromRow(row);
		add(stretches[row.stretch]?.addsTo, row, measures, 1);
		add(stretches[row.stretch]?.takenFrom, row, measures, -1);
	}
	return [...sums.values()];
}

/** In order of time, the dearest first. */
function inOrder(sums: readonly SlotSum[]): SlotSum[] {
	return sums.toSorted(
		(a, b) =>
			a.slot - b.slot ||
			Number(b.measures.costUsd - a.measures.costUsd) ||
			Number(a.other) - Number(b.other) ||
			(a.key < b.key ? -1 : 1),
	);
}
