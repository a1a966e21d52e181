import type { Queryable } from '../connect.ts';
import { type GroupSpend, type SpendRow, spendColumns, spendFromRow, spendTables } from './spend-row.ts';

export type ChangedSpend = {
	/** With the project each belongs to. */
	rows: (GroupSpend & { projectId: string })[];
	/** What to ask with the next time. */
	cursor: string;
};

/**
 * The spend that was written since a cursor, of all projects: absolute figures, so that a row seen twice does no harm. null = of
 * the last seven days. Goes by transactions, not by time: what was being written during the last look is in the next.
 */
export async function changedSpend(db: Queryable, cursor: string | null): Promise<ChangedSpend> {
	// before the rows: whoever is at work now has a transaction that is not below it
	const {
		rows: [now],
	} = await db.query<{ cursor: string }>({
		name: 'spend-cursor',
		text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS cursor',
	});
	const isFirst = cursor === null;
	const { rows } = await db.query<SpendRow & { projectId: string }>({
		name: isFirst ? 'recent-spend' : 'changed-spend',
		text: `SELECT s.project_id AS "projectId", ${spendColumns} FROM ${spendTables}
			WHERE ${isFirst ? `s.updated_at > now() - interval '7 days'` : 's.changed_tx >= $1::xid8'}
			ORDER BY s.project_id, s.budget_id, s.period_start, s.group_key`,
		values: isFirst ? [] : [cursor],
	});
	return {
		rows: rows.map((row) => ({ projectId: row.projectId, ...spendFromRow(row) })),
		cursor: now?.cursor ?? '0',
	};
}
