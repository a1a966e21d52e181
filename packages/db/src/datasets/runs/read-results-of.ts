import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';
import { resultColumns } from './result-columns.ts';

/** What some runs said to some items. */
export async function readResultsOf(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, runIds, itemIds }: { datasetId: string; runIds: readonly string[]; itemIds: readonly string[] },
): Promise<(RunResult & { runId: string })[]> {
	const { rows } = await db.query<RunResult & { runId: string }>(
		`SELECT run_id AS "runId", ${resultColumns} FROM dataset_results
		 WHERE project_id = $1 AND dataset_id = $2 AND run_id = ANY($3) AND item_id = ANY($4)`,
		[projectId, datasetId, runIds, itemIds],
	);
	return rows;
}
