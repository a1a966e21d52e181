import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import {
	type GroupSpend,
	type SpendPlace,
	type SpendRow,
	spendColumns,
	spendFromRow,
	spendTables,
} from './spend-row.ts';

/** The spend of these groups in these periods, as it stands now. */
export async function readSpendAt(
	db: Queryable,
	{ projectId }: Scope,
	{ id }: { id: string },
	places: readonly SpendPlace[],
): Promise<GroupSpend[]> {
	const { rows } = await db.query<SpendRow>({
		name: 'read-spend-at',
		text: `SELECT ${spendColumns} FROM ${spendTables}
			WHERE s.project_id = $1 AND s.budget_id = $2 AND (s.period_start, s.group_key) IN
				(SELECT * FROM unnest($3::timestamptz[], $4::text[]))
			ORDER BY s.period_start, s.group_key`,
		values: [projectId, id, places.map(({ periodStart }) => periodStart), places.map(({ group }) => group)],
	});
	return rows.map(spendFromRow);
}
