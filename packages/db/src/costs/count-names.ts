import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import { type CostGroups, type GroupRow, groupColumns, keyOfRow, rowName } from './cost-groups.ts';
import { type CostGrouping, type CostQuestion, filteredNames } from './cost-question.ts';
import { cubeSource, dayedUserSource, isCubeDimension, ledgerSource, needsHours, userSource } from './cost-source.ts';

export type NamedColumn = 'user_id' | 'feature';
/** `isFew`: so few calls that reading each is no matter. */
export type NameCount = { column: NamedColumn; question: CostQuestion; groups: CostGroups; isFew: boolean };

/** Distinct names of each group, by `rowName`, and of all groups together. */
export type NameCounts = { rows: ReadonlyMap<string, number>; total: number };

/**
 * Distinct users or features of each group and of the whole, from one reading of who used what: it is most of the work. What names
 * nobody is nobody.
 */
export async function countNames(
	db: Queryable,
	scope: Scope,
	{ column, question, groups, isFew }: NameCount,
): Promise<NameCounts> {
	const { bind, values } = createBind();
	const source = sourceOf(column, question, isFew)(scope, question, bind);
	const isLeft = source.table === 'usage_cube' ? 'AND calls > 0' : ''; // settling again may leave cells of nothing
	const { rows } = await db.query<GroupRow & { count: bigint; whole: boolean }>(
		`WITH named AS MATERIALIZED
			(SELECT DISTINCT ${groupColumns(source, groups, bind)}, ${column} AS name
			 FROM ${source.from} WHERE ${source.where} ${isLeft} AND ${column} <> '')
		 SELECT key, other, slot, count(*) AS count, false AS whole FROM named GROUP BY 1, 2, 3
		 UNION ALL
		 SELECT '', false, 0, count(*), true FROM (SELECT DISTINCT name FROM named) AS names`,
		values,
	);
	return {
		rows: new Map(rows.filter(({ whole }) => !whole).map((row) => [rowName(keyOfRow(row, groups)), Number(row.count)])),
		total: Number(rows.find(({ whole }) => whole)?.count ?? 0),
	};
}

const userColumns: ReadonlySet<string> = new Set(['none', 'tenant', 'team', 'feature', 'user']);

/**
 * Users of tenants, teams and features are kept; those of models and the like only the ledger knows. Features stand in the cube, but
 * where keys are past their cap it knows them by one name.
 */
function sourceOf(column: NamedColumn, question: CostQuestion, isFew: boolean): typeof ledgerSource {
	const names: readonly (CostGrouping | ReturnType<typeof filteredNames>[number])[] = [
		question.groupBy,
		...filteredNames(question),
	];
	if (column === 'user_id') {
		if (!names.every((name) => userColumns.has(name))) return ledgerSource;
		return needsHours(question) ? userSource : dayedUserSource;
	}
	return isFew || !names.every(isCubeDimension) ? ledgerSource : cubeSource;
}
