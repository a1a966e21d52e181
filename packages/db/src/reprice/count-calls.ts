import type { RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { filterConditions } from './filter-conditions.ts';

/** How many ledger entries of a range (span starts, `to` exclusive) a filter asks for. */
export async function countCalls(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to, filter }: { from: Date; to: Date; filter: RepriceFilter },
): Promise<number> {
	const conditions = filterConditions(filter, 4);
	const { rows } = await db.query<{ count: bigint }>(
		`SELECT count(*) AS count FROM ledger_entries
		 WHERE project_id = $1 AND start_time >= $2 AND start_time < $3${conditions.sql}`,
		[projectId, from, to, ...conditions.values],
	);
	return Number(rows[0]?.count ?? 0n);
}
