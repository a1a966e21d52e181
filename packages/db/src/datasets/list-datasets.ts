import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Dataset, datasetColumns } from './dataset-row.ts';

/** All of a project, the last changed first, each with the number of its runs. */
export async function listDatasets(
	db: Queryable,
	{ projectId }: Scope,
): Promise<(Dataset & { runs: number; lastRunAt: Date | null })[]> {
	const { rows } = await db.query<Dataset & { runs: number; lastRunAt: Date | null }>(
		`SELECT ${datasetColumns}, coalesce(run.count, 0)::int AS runs, run.last AS "lastRunAt"
		 FROM datasets LEFT JOIN (
			SELECT dataset_id, count(*) AS count, max(dataset_runs.updated_at) AS last FROM dataset_runs
			WHERE project_id = $1 GROUP BY dataset_id
		 ) AS run ON run.dataset_id = datasets.id
		 WHERE project_id = $1 ORDER BY updated_at DESC, name`,
		[projectId],
	);
	return rows;
}
