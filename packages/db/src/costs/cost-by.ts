import { addMeasures, zeroMeasures } from '@spanledger/core/rollups/rollup';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import { type CostGroups, type GroupRow, groupColumns, keyOfRow, planGroups, rowName } from './cost-groups.ts';
import { type CostMeasureRow, measureSums, measuresFromRow } from './cost-measures.ts';
import {
	type CostAnswer,
	type CostDistinct,
	type CostKey,
	type CostQuestion,
	type CostSums,
	filteredNames,
	type TraceCounts,
} from './cost-question.ts';
import { type CostSource, cubeSource, dimensionSource, isCubeDimension, ledgerSource } from './cost-source.ts';
import { countDistinct } from './count-distinct.ts';
import { readByDays } from './read-by-days.ts';

/**
 * The bill by one dimension. Its rows sum to the total exactly: the total is their sum. Distinct traces and users are
 * counted apart, per row and for the whole.
 */
export async function costBy(db: Queryable, scope: Scope, question: CostQuestion): Promise<CostAnswer> {
	const groups = await planGroups(db, scope, question);
	const rows = await readRows(db, scope, question, groups);
	const total = { ...zeroMeasures };
	for (const { measures } of rows) addMeasures(total, measures, 1);
	const distinct = await countDistinct(db, scope, question, groups, rows);
	return {
		rows: rows.map(({ measures, ...key }) => ({ ...key, ...measures, ...atLeastOne(distinct.rows.get(rowName(key))) })),
		total: { ...total, ...distinct.total },
	};
}

/** The same rows without distinct counts, which are most of the work: what a chart or a forecast is made of. */
export async function sumCosts(db: Queryable, scope: Scope, question: CostQuestion): Promise<(CostKey & CostSums)[]> {
	const rows = await readRows(db, scope, question, await planGroups(db, scope, question));
	return rows.map(({ measures: { traces: _traces, successes: _successes, failures: _failures, ...sums }, ...key }) => ({
		...key,
		...sums,
	}));
}

/** A row with calls has a trace, also where its ledger entries changed between two queries. */
const atLeastOne = (found: CostDistinct | undefined): CostDistinct =>
	found ?? { traces: 1, successes: 0, failures: 0, users: 0, features: null };

export type MeasuredRow = CostKey & { measures: CostSums & TraceCounts };

async function readRows(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	groups: CostGroups,
): Promise<MeasuredRow[]> {
	const isNarrow = filteredNames(question).length === 0;
	const byDays = isNarrow && question.interval !== 'hour' ? await readByDays(db, scope, question, groups) : null;
	const rows = byDays ?? (await readGrouped(db, scope, question, groups));
	return rows.filter(({ measures }) => measures.calls > 0); // settling again may leave rows that add up to nothing
}

async function readGrouped(
	db: Queryable,
	scope: Scope,
	question: CostQuestion,
	groups: CostGroups,
): Promise<MeasuredRow[]> {
	const { bind, values } = createBind();
	const source = await chooseSource(db, scope, question, bind);
	const { rows } = await db.query<CostMeasureRow & GroupRow>(
		`SELECT ${groupColumns(source, groups, bind)}, ${measureSums(source)}
		 FROM ${source.from} WHERE ${source.where}
		 GROUP BY 1, 2, 3 ORDER BY 3, cost_usd DESC, 2, 1`,
		values,
	);
	return rows.map((row) => ({ ...keyOfRow(row, groups), measures: measuresFromRow(row) }));
}

/** The narrowest table that knows the answer. */
async function chooseSource(db: Queryable, scope: Scope, question: CostQuestion, bind: Bind): Promise<CostSource> {
	const names = filteredNames(question);
	if (names.length === 0) return dimensionSource(scope, question, bind);
	const isCube = [question.groupBy, ...names].every(isCubeDimension);
	if (isCube && !(await asksForCapped(db, scope, question))) return cubeSource(scope, question, bind);
	return ledgerSource(scope, question, bind);
}

/** Keys past their dimension's cap have no cell of their own in the cube. */
async function asksForCapped(db: Queryable, { projectId }: Scope, question: CostQuestion): Promise<boolean> {
	const names = filteredNames(question);
	const { rows } = await db.query<{ dimension: string; key: string }>(
		`SELECT dimension, key FROM dimension_values
		 WHERE project_id = $1 AND dimension = ANY($2) AND key = ANY($3) AND NOT admitted`,
		[projectId, names, names.flatMap((name) => question.filters[name] ?? [])],
	);
	return rows.some(({ dimension, key }) =>
		names.some((name) => name === dimension && question.filters[name]?.includes(key)),
	);
}
