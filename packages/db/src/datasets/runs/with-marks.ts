import type { ScoreMark } from '@spanledger/core/quality/rollup/trace-quality';
import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';
import type { DatasetRun, RunRow } from './dataset-run.ts';

type MarkRow = Omit<ScoreMark, 'source'> & { runId: string; count: number };

/** Runs with their scores by name and value: one query for all of them. */
export async function withMarks(
	db: Queryable,
	{ projectId }: Scope,
	{ datasetId, runs }: { datasetId: string; runs: readonly RunRow[] },
): Promise<DatasetRun[]> {
	if (runs.length === 0) return [];
	const { rows } = await db.query<MarkRow>(
		`SELECT run_id AS "runId", name, data_type AS "dataType", value, count FROM dataset_run_scores
		 WHERE project_id = $1 AND dataset_id = $2 AND run_id = ANY($3)`,
		[projectId, datasetId, runs.map(({ id }) => id)],
	);
	const byRun = new Map(runs.map((run) => [run.id, { ...run, marks: [] as DatasetRun['marks'] }]));
	for (const { runId, ...mark } of rows) byRun.get(runId)?.marks.push({ ...mark, source: 'api' });
	return [...byRun.values()];
}
