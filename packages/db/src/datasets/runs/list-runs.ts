import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';
import { type DatasetRun, type RunRow, runColumns, runTables } from './dataset-run.ts';
import { withMarks } from './with-marks.ts';

/** A place in the list of runs. */
export type RunPlace = { createdAt: Date; id: string };

/** Runs of a dataset, the last begun first: those after `after`, at most `limit`. */
export async function listRuns(
	db: Queryable,
	scope: Scope,
	{ datasetId, after, limit }: { datasetId: string; after: RunPlace | null; limit: number },
): Promise<DatasetRun[]> {
	const { rows } = await db.query<RunRow>(
		`SELECT ${runColumns} FROM ${runTables}
		 WHERE project_id = $1 AND dataset_id = $2
			AND ($3::timestamptz IS NULL OR (run.created_at, run.id) < ($3::timestamptz, $4::uuid))
		 ORDER BY run.created_at DESC, run.id DESC LIMIT $5`,
		[scope.projectId, datasetId, after?.createdAt ?? null, after?.id ?? null, limit],
	);
	return withMarks(db, scope, { datasetId, runs: rows });
}
