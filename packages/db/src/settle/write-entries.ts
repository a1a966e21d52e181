import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import type { EntryDiff } from './diff-entries.ts';
import { ledgerColumns } from './ledger-columns.ts';

const key = ['project_id', 'trace_id', 'span_id', 'start_time'];

/** Makes the stored entries what was settled. The traces' rows must be locked: nobody else writes these entries. */
export async function writeEntries(
	tx: Transaction,
	{ projectId }: Scope,
	{ removed, written }: EntryDiff,
): Promise<void> {
	for (const entry of removed) await removeEntry(tx, projectId, entry);
	if (written.length === 0) return;
	await insertRows<never, LedgerEntry>(tx, {
		table: 'ledger_entries',
		statement: 'write-ledger-entries',
		columns: [['project_id', () => projectId], ...ledgerColumns],
		key,
		rows: written,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${ledgerColumns
			.filter(([name]) => !key.includes(name))
			.map(([name]) => `${name} = excluded.${name}`)
			.join(', ')}`,
	});
}

/** Rare: a span stops billing only when something that arrived later shows that another one does. */
async function removeEntry(
	tx: Transaction,
	projectId: string,
	{ traceId, spanId, startTimeNs }: LedgerEntry,
): Promise<void> {
	await tx.query({
		name: 'remove-entry',
		text: 'DELETE FROM ledger_entries WHERE project_id = $1 AND trace_id = $2 AND span_id = $3 AND start_time = $4',
		values: [projectId, bytesOf(traceId), bytesOf(spanId), startTime(startTimeNs)],
	});
}
