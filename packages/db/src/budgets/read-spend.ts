import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type GroupSpend, type SpendRow, spendColumns, spendFromRow, spendTables } from './spend-row.ts';

/** The spend of a budget's groups in its periods that begin in the range (`to` exclusive, null = no end), the dearest first. */
export async function readSpend(
	db: Queryable,
	{ projectId }: Scope,
	{ budgetId, from, to = null }: { budgetId: string; from: Date; to?: Date | null },
): Promise<GroupSpend[]> {
	const { rows } = await db.query<SpendRow>(
		`SELECT ${spendColumns} FROM ${spendTables}
		 WHERE s.project_id = $1 AND s.budget_id = $2 AND s.period_start >= $3
			AND ($4::timestamptz IS NULL OR s.period_start < $4) AND s.calls > 0
		 ORDER BY s.period_start, s.spent DESC, s.group_key`,
		[projectId, budgetId, from, to],
	);
	return rows.map(spendFromRow);
}
