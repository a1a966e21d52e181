import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { longestBatchMs } from '@spanledger/core/traces/billed-at';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { type LedgerRow, ledgerEntryFromRow } from './ledger-columns.ts';

/** The stored ledger entry of one span of a known start (see `startTime`); null when it has none. An item of a batch bills later than it starts. */
export async function readEntry(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, spanId, start }: { traceId: string; spanId: string; start: Date },
): Promise<LedgerEntry | null> {
	const { rows } = await db.query<LedgerRow>(
		`SELECT * FROM ledger_entries
		 WHERE project_id = $1 AND trace_id = $2 AND span_id = $3 AND start_time >= $4 AND start_time <= $5`,
		[projectId, bytesOf(traceId), bytesOf(spanId), start, new Date(start.getTime() + longestBatchMs)],
	);
	const [row] = rows;
	return row === undefined ? null : ledgerEntryFromRow(row);
}
