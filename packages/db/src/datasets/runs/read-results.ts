import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';
import { resultColumns } from './result-columns.ts';

type Page = { datasetId: string; runId: string; version: number; after: number; limit: number };

/** Results of a run by their items' numbers in the dataset: those after `after`, at most `limit`. */
export async function readResults(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, runId, version, after, limit }: Page,
): Promise<(RunResult & { position: number })[]> {
	const { rows } = await db.query<RunResult & { position: number }>(
		`SELECT position, ${resultColumns}
		 FROM dataset_items JOIN dataset_results USING (project_id, dataset_id, item_id)
		 WHERE project_id = $1 AND dataset_id = $2 AND run_id = $3 AND position > $5
			AND version_from <= $4 AND (version_to IS NULL OR version_to > $4)
		 ORDER BY position LIMIT $6`,
		[projectId, datasetId, runId, version, after, limit],
	);
	return rows;
}
