import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { MeasuredRow } from './cost-by.ts';
import { type CostGroups, oneGroup, rowName } from './cost-groups.ts';
import { type CostDistinct, type CostQuestion, filteredNames, type TraceCounts } from './cost-question.ts';
import { countNames, type NamedColumn } from './count-names.ts';
import { countTraces, sumTraces } from './count-traces.ts';

export type Distinct = { rows: ReadonlyMap<string, CostDistinct>; total: CostDistinct };

/**
 * Up to this many calls distinct traces are counted call by call. Beyond it that takes seconds; the rollups then answer
 * what is not filtered: there a trace counts in the quarter hour of its first call under a key.
 */
const exactUpTo = 50_000;
const noTraces: TraceCounts = { traces: 0, successes: 0, failures: 0 };

/** Distinct traces, users and features of each row, by `rowName`, and of the whole. */
export async function countDistinct(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	groups: CostGroups,
	rows: readonly MeasuredRow[],
): Promise<Distinct> {
	const features = question.countsFeatures === true ? 0 : null;
	if (rows.length === 0) return { rows: new Map(), total: { ...noTraces, users: 0, features } };
	const calls = rows.reduce((sum, { measures }) => sum + measures.calls, 0);
	const isFew = calls <= exactUpTo;
	// a trace that judges and serves counts with the product's calls alone: for the others only the ledger knows
	const isExact = isFew || filteredNames(question).length > 0 || question.purpose === 'evaluation';
	const whole: CostQuestion = { ...question, groupBy: 'none' };
	const same = sameRows(groups, rows);
	const named = (column: NamedColumn) => countNames(db, scope, { column, question, groups: same, isFew });
	const [traces, allTraces, users, used] = await Promise.all([
		isExact ? countTraces(db, scope, question, same) : countedTraces(rows),
		isExact ? countTraces(db, scope, whole, oneGroup) : sumTraces(db, scope, whole),
		named('user_id'),
		features === null ? null : named('feature'),
	]);
	const known = rows.map(rowName).flatMap((name) => {
		const counts = traces.get(name);
		if (counts === undefined) return [];
		const names = { users: users.rows.get(name) ?? 0, features: used && (used.rows.get(name) ?? 0) };
		return [[name, { ...counts, ...names }] as const];
	});
	return {
		rows: new Map(known),
		total: { ...(only(allTraces) ?? noTraces), users: users.total, features: used?.total ?? null },
	};
}

const only = <Count>(counts: ReadonlyMap<string, Count>): Count | undefined => [...counts.values()][0];

/** Where the answer has a remainder, only its other keys are counted by themselves: the ledger knows them all. */
function sameRows(groups: CostGroups, rows: readonly MeasuredRow[]): CostGroups {
	if (!rows.some(({ other }) => other)) return groups;
	return { ...groups, ownKeys: [...new Set(rows.filter(({ other }) => !other).map(({ key }) => key))] };
}

const countedTraces = (rows: readonly MeasuredRow[]): ReadonlyMap<string, TraceCounts> =>
	new Map(
		rows.map((row) => {
			const { traces, successes, failures } = row.measures;
			return [rowName(row), { traces, successes, failures }];
		}),
	);
