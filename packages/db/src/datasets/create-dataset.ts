import { DomainError } from '@spanledger/core/domain-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { type Dataset, datasetColumns } from './dataset-row.ts';

/** An empty dataset. Audited. Throws DomainError('conflict') when the name is taken. */
export async function createDataset(
	db: Db,
	scope: Scope,
	{ name, description, createdBy }: { name: string; description: string; createdBy: string },
): Promise<Dataset> {
	return inTransaction(db, async (tx) => {
		const { rows } = await tx.query<Dataset>(
			`INSERT INTO datasets (project_id, name, description, created_by) VALUES ($1, $2, $3, $4)
			 ON CONFLICT (project_id, name) DO NOTHING RETURNING ${datasetColumns}`,
			[scope.projectId, name, description, createdBy],
		);
		const [created] = rows;
		if (created === undefined) throw new DomainError('conflict', `there is a dataset "${name}" already`, 'name');
		await writeAudit(tx, scope, {
			actor: createdBy,
			action: 'dataset.create',
			subject: name,
			details: { description },
		});
		return created;
	});
}
