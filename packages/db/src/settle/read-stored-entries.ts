import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { longestBatchMs } from '@spanledger/core/traces/billed-at';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { type LedgerRow, ledgerEntryFromRow } from './ledger-columns.ts';

/**
 * The stored ledger entries of traces, by trace id. `from` and `to` (exclusive) bound the starts of their spans; items of a provider's
 * batch bill later than they start, and are found too.
 */
export async function readStoredEntries(
	db: Queryable,
	{ projectId }: Scope,
	{ traceIds, from, to }: { traceIds: readonly string[]; from: Date; to: Date },
): Promise<Map<string, LedgerEntry[]>> {
	const { rows } = await db.query<LedgerRow>({
		name: 'read-stored-entries',
		text: `
			SELECT * FROM ledger_entries
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4`,
		values: [projectId, traceIds.map(bytesOf), from, new Date(to.getTime() + longestBatchMs)],
	});
	const byTrace = new Map<string, LedgerEntry[]>();
	for (const row of rows) {
		const entry = ledgerEntryFromRow(row);
		const entries = byTrace.get(entry.traceId);
		if (entries === undefined) byTrace.set(entry.traceId, [entry]);
		else entries.push(entry);
	}
	return byTrace;
}
