import { DomainError } from '@spanledger/core/domain-error';
import type { Queryable } from '../../connect.ts';
import type { Scope } from '../../scope.ts';
import { type DatasetRun, type RunRow, runColumns, runTables } from './dataset-run.ts';
import { withMarks } from './with-marks.ts';

/** Throws DomainError('not-found'). */
export async function findRun(
	db: Queryable,
	scope: Scope,
	{ datasetId, name }: { datasetId: string; name: string },
): Promise<DatasetRun> {
	const { rows } = await db.query<RunRow>(
		`SELECT ${runColumns} FROM ${runTables} WHERE project_id = $1 AND dataset_id = $2 AND run.name = $3`,
		[scope.projectId, datasetId, name],
	);
	const [found] = await withMarks(db, scope, { datasetId, runs: rows });
	if (found === undefined) throw new DomainError('not-found', `no run "${name}" of this dataset`, 'run');
	return found;
}
