import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import type { RepricePlace } from '@spanledger/core/reprice/reprice-place';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type LedgerRow, ledgerEntryFromRow } from '../settle/ledger-columns.ts';
import { bytesOf } from '../spans/hex.ts';
import { filterConditions } from './filter-conditions.ts';

export type Chunk = { after: RepricePlace; to: Date; filter: RepriceFilter; limit: number };

/**
 * The next entries of a walk over the ledger, in its order. `start_time` bounds prune the months; the index gives the order, and only
 * entries of one instant are sorted.
 */
export async function readChunk(
	db: Queryable,
	{ projectId }: Scope,
	{ after, to, filter, limit }: Chunk,
): Promise<LedgerEntry[]> {
	const conditions = filterConditions(filter, 7);
	const { rows } = await db.query<LedgerRow>(
		`SELECT * FROM ledger_entries
		 WHERE project_id = $1 AND start_time >= $2 AND start_time < $3 AND (start_time, trace_id, span_id) > ($2, $4, $5)
			${conditions.sql}
		 ORDER BY start_time, trace_id, span_id LIMIT $6`,
		[
			projectId,
			new Date(after.startMs),
			to,
			bytesOf(after.traceId),
			bytesOf(after.spanId),
			limit,
			...conditions.values,
		],
	);
	return rows.map(ledgerEntryFromRow);
}
