import { writeAudit } from '../../audit/write-audit.ts';
import type { Db } from '../../connect.ts';
import { inTransaction } from '../../in-transaction.ts';
import type { Scope } from '../../scope.ts';
import { findDataset } from '../find-dataset.ts';
import { findRun } from './find-run.ts';

/** Removes a run with its results. Audited. Throws DomainError('not-found'). */
export async function removeRun(
	db: Db,
	scope: Scope,
	{ dataset, run, removedBy }: { dataset: string; run: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const { id: datasetId } = await findDataset(tx, scope, { name: dataset });
		const { id, results } = await findRun(tx, scope, { datasetId, name: run });
		const key = [scope.projectId, datasetId, id];
		// first the row that writers of results wait for
		await tx.query('DELETE FROM dataset_runs WHERE project_id = $1 AND dataset_id = $2 AND id = $3', key);
		for (const table of ['dataset_results', 'dataset_run_scores'])
			await tx.query(`DELETE FROM ${table} WHERE project_id = $1 AND dataset_id = $2 AND run_id = $3`, key);
		const details = { dataset, results };
		await writeAudit(tx, scope, { actor: removedBy, action: 'dataset.run.remove', subject: run, details });
	});
}
