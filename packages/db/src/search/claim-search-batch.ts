import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { hexOf } from '../spans/hex.ts';

/** Traces of one project to make searchable. */
export type SearchBatch = { batchId: string; projectId: string; traceIds: string[] };

/** Indexers queue here for the moment of claiming; whoever holds it keeps all of them from beginning another batch. */
export const searchLock = 7_726_114_023;

type Row = { batch_id: string; project_id: string; trace_ids: Buffer };

/**
 * Takes the batch that was settled last, under a lease; null when none waits. Only one batch of a project is in hand at a time: a trace
 * that was settled twice stands in two.
 */
export async function claimSearchBatch(db: Db, { leaseMs }: { leaseMs: number }): Promise<SearchBatch | null> {
	const row = await inTransaction(db, async (tx) => {
		await tx.query('SELECT pg_advisory_xact_lock($1)', [searchLock]);
		const { rows } = await tx.query<Row>({
			name: 'claim-search-batch',
			text: `
				UPDATE search_backlog SET lease_until = clock_timestamp() + $1 * interval '1 millisecond'
				WHERE batch_id = (
					SELECT batch_id FROM search_backlog waiting
					WHERE lease_until < clock_timestamp() AND NOT EXISTS (
						SELECT 1 FROM search_backlog held
						WHERE held.project_id = waiting.project_id AND held.lease_until >= clock_timestamp())
					ORDER BY settled_at DESC LIMIT 1)
				RETURNING batch_id, project_id, trace_ids`,
			values: [leaseMs],
		});
		return rows[0];
	});
	if (row === undefined) return null;
	const ids = hexOf(row.trace_ids).match(/.{32}/g) ?? [];
	return { batchId: row.batch_id, projectId: row.project_id, traceIds: [...new Set(ids)] };
}
