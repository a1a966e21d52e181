import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';

/**
 * Locks the rows of traces in key order, as settling does: until the commit nobody else writes their ledger entries. A trace whose row
 * retention has taken has entries that no settlement touches any more.
 */
export async function lockTraceRows(tx: Transaction, { projectId }: Scope, traceIds: readonly string[]): Promise<void> {
	await tx.query({
		name: 'lock-trace-rows',
		text: `SELECT 1 FROM traces WHERE project_id = $1 AND trace_id = ANY($2) ORDER BY project_id, trace_id FOR UPDATE`,
		values: [projectId, traceIds.map(bytesOf)],
	});
}
