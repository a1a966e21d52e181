import type { Transaction } from '../connect.ts';
import type { UnsettledTrace } from '../settle/claim-unsettled.ts';

/** One batch of the indexer: about a second's work. */
const batch = { traces: 200, spans: 2_000 };

/** Says that settled traces are to be made searchable, in the transaction that takes them off the settlers' list. */
export async function noteSettled(tx: Transaction, traces: readonly UnsettledTrace[]): Promise<void> {
	const batches = [...batchesOf(traces)];
	await tx.query({
		name: 'note-settled',
		text: `
			INSERT INTO search_backlog (project_id, settled_at, trace_ids)
			SELECT project_id, clock_timestamp(), decode(trace_ids, 'hex') FROM unnest($1::uuid[], $2::text[]) AS b (project_id, trace_ids)`,
		values: [batches.map(({ projectId }) => projectId), batches.map(({ traceIds }) => traceIds.join(''))],
	});
}

type Batch = { projectId: string; traceIds: string[]; spans: number };

function batchesOf(traces: readonly UnsettledTrace[]): Batch[] {
	const open = new Map<string, Batch>();
	const batches: Batch[] = [];
	for (const { projectId, traceId, spanCount } of traces) {
		let current = open.get(projectId);
		if (current === undefined || current.traceIds.length >= batch.traces || current.spans >= batch.spans) {
			current = { projectId, traceIds: [], spans: 0 };
			open.set(projectId, current);
			batches.push(current);
		}
		current.traceIds.push(traceId);
		current.spans += spanCount;
	}
	return batches;
}
