import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { findDataset } from './find-dataset.ts';

/** Removes a dataset with all its versions, runs and results. Audited. Throws DomainError('not-found'). */
export async function removeDataset(
	db: Db,
	scope: Scope,
	{ name, removedBy }: { name: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const { id, version, items } = await findDataset(tx, scope, { name });
		await tx.query('DELETE FROM datasets WHERE project_id = $1 AND id = $2', [scope.projectId, id]);
		for (const table of [
			'dataset_results',
			'dataset_run_scores',
			'dataset_runs',
			'dataset_items',
			'dataset_versions',
		]) {
			await tx.query(`DELETE FROM ${table} WHERE project_id = $1 AND dataset_id = $2`, [scope.projectId, id]);
		}
		await writeAudit(tx, scope, {
			actor: removedBy,
			action: 'dataset.remove',
			subject: name,
			details: { version, items },
		});
	});
}
