import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import type { MeasuredRow } from './cost-by.ts';
import { type CostGroups, type GroupRow, groupColumns, keyOfRow, oneGroup, rowName } from './cost-groups.ts';
import { type CostDistinct, type CostQuestion, filteredNames } from './cost-question.ts';
import { dimensionSource, ledgerSource, userSource } from './cost-source.ts';

export type Distinct = { rows: ReadonlyMap<string, CostDistinct>; total: CostDistinct };

/**
 * Up to this many calls distinct traces are counted call by call. Beyond it that takes seconds; the rollups then answer
 * what is not filtered: there a trace counts in the quarter hour of its first call under a key.
 */
const exactUpTo = 50_000;
const nobody: CostDistinct = { traces: 0, users: 0 };

/** Distinct traces and users of each row, by `rowName`, and of the whole. */
export async function countDistinct(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	groups: CostGroups,
	rows: readonly MeasuredRow[],
): Promise<Distinct> {
	if (rows.length === 0) return { rows: new Map(), total: nobody };
	const calls = rows.reduce((sum, { measures }) => sum + measures.calls, 0);
	// a trace that judges and serves counts with the product's calls alone: for the others only the ledger knows
	const isExact = calls <= exactUpTo || filteredNames(question).length > 0 || question.purpose === 'evaluation';
	const whole: CostQuestion = { ...question, groupBy: 'none' };
	const same = sameRows(groups, rows);
	const count = (column: CountedColumn, asked: CostQuestion, by: CostGroups) =>
		countIn(db, scope, { column, question: asked, groups: by });
	const [traces, users, allTraces, allUsers] = await Promise.all([
		isExact ? count('trace_id', question, same) : countedTraces(rows),
		count('user_id', question, same),
		isExact ? count('trace_id', whole, oneGroup) : tracesOfAll(db, scope, whole),
		count('user_id', whole, oneGroup),
	]);
	const known = rows.map(rowName).filter((name) => traces.has(name));
	return {
		rows: new Map(known.map((name) => [name, { traces: traces.get(name) ?? 0, users: users.get(name) ?? 0 }])),
		total: { traces: only(allTraces), users: only(allUsers) },
	};
}

type Counts = ReadonlyMap<string, number>;

const only = (counts: Counts): number => [...counts.values()][0] ?? 0;

/** Where the answer has a remainder, only its other keys are counted by themselves: the ledger knows them all. */
function sameRows(groups: CostGroups, rows: readonly MeasuredRow[]): CostGroups {
	if (!rows.some(({ other }) => other)) return groups;
	return { ...groups, ownKeys: [...new Set(rows.filter(({ other }) => !other).map(({ key }) => key))] };
}

const userColumns: ReadonlySet<string> = new Set(['none', 'tenant', 'team', 'feature', 'user']);

/** Users of tenants, teams and features are kept; those of models and the like, and traces, only the ledger knows. */
const sourceOf = (column: CountedColumn, question: CostQuestion): typeof ledgerSource =>
	column === 'user_id' && [question.groupBy, ...filteredNames(question)].every((name) => userColumns.has(name))
		? userSource
		: ledgerSource;

type CountedColumn = 'trace_id' | 'user_id';
type Counting = { column: CountedColumn; question: CostQuestion; groups: CostGroups };

/** DISTINCT below, count above: twice as fast as count(DISTINCT), which sorts. */
async function countIn(db: Queryable, scope: Scope, { column, question, groups }: Counting): Promise<Counts> {
	const { bind, values } = createBind();
	const source = sourceOf(column, question)(scope, question, bind);
	const isNamed = column === 'user_id' ? "AND user_id <> ''" : '';
	const { rows } = await db.query<GroupRow & { count: bigint }>(
		`SELECT key, other, slot, count(*) AS count FROM
			(SELECT DISTINCT ${groupColumns(source, groups, bind)}, ${column} AS counted
			 FROM ${source.table} WHERE ${source.where} ${isNamed}) AS counted
		 GROUP BY 1, 2, 3`,
		values,
	);
	return new Map(rows.map((row) => [rowName(keyOfRow(row, groups)), Number(row.count)]));
}

const countedTraces = (rows: readonly MeasuredRow[]): Counts =>
	new Map(rows.map((row) => [rowName(row), row.measures.traces]));

async function tracesOfAll(db: Queryable, scope: Scope, whole: CostQuestion): Promise<Counts> {
	const { bind, values } = createBind();
	const { table, where } = dimensionSource(scope, whole, bind);
	const { rows } = await db.query<{ traces: bigint | null }>(
		`SELECT sum(traces)::bigint AS traces FROM ${table} WHERE ${where}`,
		values,
	);
	return new Map([['all', Number(rows[0]?.traces ?? 0n)]]);
}
