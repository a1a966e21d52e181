import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { noteSettled } from '../search/note-settled.ts';
import { bytesOf } from '../spans/hex.ts';
import type { UnsettledTrace } from './claim-unsettled.ts';

/** Traces larger than this keep their row, so that the waiting between their settlements grows with them. */
const largeTraceSpans = 1_000;

/**
 * Takes settled traces off the work list, each only at the version that was settled: spans that came meanwhile keep
 * their row, which is due again as its own arrivals said. What was settled is noted for the search.
 */
export async function finishSettled(db: Db, traces: readonly UnsettledTrace[]): Promise<void> {
	if (traces.length === 0) return;
	const projectIds = traces.map(({ projectId }) => projectId);
	const traceIds = traces.map(({ traceId }) => bytesOf(traceId));
	const versions = traces.map(({ version }) => version);
	await inTransaction(db, async (tx) => {
		await lockRows(tx, projectIds, traceIds);
		const { rowCount: gone } = await tx.query({
			name: 'finish-settled-delete',
			text: `
				DELETE FROM unsettled_traces u
				USING unnest($1::uuid[], $2::bytea[], $3::bigint[]) AS s (project_id, trace_id, version)
				WHERE u.project_id = s.project_id AND u.trace_id = s.trace_id AND u.version = s.version
					AND u.span_count <= $4`,
			values: [projectIds, traceIds, versions, largeTraceSpans],
		});
		await noteSettled(tx, traces);
		if (gone === traces.length) return;
		await tx.query({
			name: 'finish-settled-keep',
			text: `
				UPDATE unsettled_traces u
				SET lease_until = '-infinity', settled_at = clock_timestamp(), attempts = 0, last_error = NULL,
					due_at = CASE WHEN u.version = s.version THEN 'infinity' ELSE u.due_at END
				FROM unnest($1::uuid[], $2::bytea[], $3::bigint[]) AS s (project_id, trace_id, version)
				WHERE u.project_id = s.project_id AND u.trace_id = s.trace_id`,
			values: [projectIds, traceIds, versions],
		});
	});
}

/** In key order, as every writer of this table does. */
async function lockRows(tx: Transaction, projectIds: string[], traceIds: Buffer[]): Promise<void> {
	await tx.query({
		name: 'finish-settled-lock',
		text: `
			SELECT 1 FROM unsettled_traces u
			JOIN unnest($1::uuid[], $2::bytea[]) AS s (project_id, trace_id) USING (project_id, trace_id)
			ORDER BY u.project_id, u.trace_id
			FOR UPDATE OF u`,
		values: [projectIds, traceIds],
	});
}
