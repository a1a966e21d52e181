import type { PlacedResult } from '@spanledger/core/datasets/runs/order-changes';
import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';

/** What says how each item of a run went, without what was answered; by their numbers in the dataset. */
export async function readJudgedResults(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, runId, version }: { datasetId: string; runId: string; version: number },
): Promise<PlacedResult[]> {
	const { rows } = await db.query<PlacedResult>(
		`SELECT item_id AS "itemId", position, error, scores
		 FROM dataset_results JOIN dataset_items USING (project_id, dataset_id, item_id)
		 WHERE project_id = $1 AND dataset_id = $2 AND run_id = $3
			AND version_from <= $4 AND (version_to IS NULL OR version_to > $4)
		 ORDER BY position`,
		[projectId, datasetId, runId, version],
	);
	return rows;
}
