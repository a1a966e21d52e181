import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/trace-where.ts';
import type { MeasuredRow } from './cost-by.ts';
import {
	type CostDistinct,
	type CostKey,
	type CostQuestion,
	filteredNames,
	rowName,
	wholeKey,
	wholeOf,
} from './cost-question.ts';
import { ledgerSource, userSource } from './cost-source.ts';

export type Distinct = { rows: ReadonlyMap<string, CostDistinct>; total: CostDistinct };

/**
 * Up to this many calls distinct traces and users are counted call by call. Beyond it that takes seconds; the rollups
 * then answer what is not filtered: a trace counts in the quarter hour of its first call under a key.
 */
const exactUpTo = 300_000;
const nobody: CostDistinct = { traces: 0, users: 0 };

/** Distinct traces and users of each row, by `rowName`, and of the whole. */
export async function countDistinct(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	rows: readonly MeasuredRow[],
): Promise<Distinct> {
	if (rows.length === 0) return { rows: new Map(), total: nobody };
	const calls = rows.reduce((sum, { measures }) => sum + measures.calls, 0);
	if (calls > exactUpTo && filteredNames(question).length === 0) return inRollups(db, scope, question, rows);
	const folded = rows.some(({ other }) => other);
	const [byRow, whole] = await Promise.all([
		inLedger(db, scope, question, folded),
		inLedger(db, scope, wholeOf(question), false),
	]);
	return { rows: byRow, total: whole.get(rowName(wholeKey)) ?? nobody };
}

type Row = CostKey & { traces: bigint; users: bigint };

/** The ledger knows every key; where the answer folds some into its remainder, so must this. */
async function inLedger(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	folded: boolean,
): Promise<Map<string, CostDistinct>> {
	const { bind, values } = createBind();
	const { table, key, bucket, where } = ledgerSource(scope, question, bind);
	const capped = folded
		? `${key} IN (SELECT key FROM dimension_values WHERE project_id = ${bind(scope.projectId)}
			AND dimension = ${bind(question.groupBy)} AND NOT admitted)`
		: 'false';
	const { rows } = await db.query<Row>(
		`SELECT CASE WHEN capped THEN '' ELSE key END AS key, capped AS other, bucket,
			count(DISTINCT trace_id) AS traces, count(DISTINCT user_id) FILTER (WHERE user_id <> '') AS users
		 FROM (SELECT ${key} AS key, ${capped} AS capped, ${bucket} AS bucket, trace_id, user_id
			FROM ${table} WHERE ${where}) AS calls
		 GROUP BY 1, 2, 3`,
		values,
	);
	return new Map(rows.map((row) => [rowName(row), { traces: Number(row.traces), users: Number(row.users) }]));
}

async function inRollups(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	rows: readonly MeasuredRow[],
): Promise<Distinct> {
	const [users, allUsers, traces] = await Promise.all([
		distinctUsers(db, scope, question),
		distinctUsers(db, scope, wholeOf(question)),
		countedTraces(db, scope, question),
	]);
	const rowCounts = rows.map((row) => {
		const name = rowName(row);
		return [name, { traces: row.measures.traces, users: users.get(name) ?? 0 }] as const;
	});
	return { rows: new Map(rowCounts), total: { traces, users: allUsers.get(rowName(wholeKey)) ?? 0 } };
}

const userGroupings: ReadonlySet<CostQuestion['groupBy']> = new Set(['none', 'tenant', 'team', 'feature', 'user']);

/** Users per tenant, team or feature are kept; per model and the like only the ledger knows. */
async function distinctUsers(db: Queryable, scope: Scope, question: CostQuestion): Promise<Map<string, number>> {
	const { bind, values } = createBind();
	const choose = userGroupings.has(question.groupBy) ? userSource : ledgerSource;
	const { table, key, bucket, where } = choose(scope, question, bind);
	const { rows } = await db.query<CostKey & { users: bigint }>(
		`SELECT ${key} AS key, false AS other, ${bucket} AS bucket, count(DISTINCT user_id) AS users
		 FROM ${table} WHERE ${where} AND user_id <> '' GROUP BY 1, 2, 3`,
		values,
	);
	return new Map(rows.map((row) => [rowName(row), Number(row.users)]));
}

async function countedTraces(db: Queryable, { projectId }: Scope, { from, to }: CostQuestion): Promise<number> {
	const { rows } = await db.query<{ traces: bigint | null }>(
		`SELECT sum(traces)::bigint AS traces FROM usage_by_dimension
		 WHERE project_id = $1 AND dimension = 'none' AND bucket >= $2 AND bucket < $3`,
		[projectId, from, to],
	);
	return Number(rows[0]?.traces ?? 0n);
}
