import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import type { Transaction } from '../../connect.ts';
import { insertRows } from '../../insert-rows.ts';
import { jsonText } from '../../json-text.ts';
import type { Scope } from '../../scope.ts';

/** A run whose row is locked until the transaction ends: one writer at a time keeps its sums. */
export type HeldRun = { datasetId: string; id: string; version: number };

/** What of a result goes into the sums. */
export type CountedResult = Pick<RunResult, 'error' | 'scores' | 'costUsd' | 'durationMs'>;

/** Writes results over earlier ones of their items, and answers those earlier ones. */
export async function writeResults(
	tx: Transaction,
	{ projectId }: Scope,
	{ datasetId, id }: HeldRun,
	results: readonly RunResult[],
): Promise<CountedResult[]> {
	const { rows: before } = await tx.query<CountedResult>(
		`SELECT error, scores, cost_usd::text AS "costUsd", duration_ms AS "durationMs" FROM dataset_results
		 WHERE project_id = $1 AND dataset_id = $2 AND run_id = $3 AND item_id = ANY($4)`,
		[projectId, datasetId, id, results.map(({ itemId }) => itemId)],
	);
	const changed = ['output', 'error', 'duration_ms', 'trace_id', 'scores', 'cost_usd', 'updated_at'];
	await insertRows<never, RunResult>(tx, {
		table: 'dataset_results',
		columns: [
			['project_id', () => projectId],
			['dataset_id', () => datasetId],
			['run_id', () => id],
			['item_id', ({ itemId }) => itemId],
			['output', ({ output }) => jsonText(output)],
			['error', ({ error }) => error],
			['duration_ms', ({ durationMs }) => durationMs],
			['trace_id', ({ traceId }) => traceId ?? ''],
			['scores', ({ scores }) => jsonText(scores)],
			['cost_usd', ({ costUsd }) => costUsd],
		],
		key: ['project_id', 'dataset_id', 'run_id', 'item_id'],
		rows: results,
		conflict: `ON CONFLICT (project_id, dataset_id, run_id, item_id) DO UPDATE SET
			${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`,
	});
	return before;
}
