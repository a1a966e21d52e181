import { DomainError } from '@spanledger/core/domain-error';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Dataset, datasetColumns } from './dataset-row.ts';

/** Throws DomainError('not-found'). */
export async function findDataset(db: Queryable, { projectId }: Scope, { name }: { name: string }): Promise<Dataset> {
	const { rows } = await db.query<Dataset>(
		`SELECT ${datasetColumns} FROM datasets WHERE project_id = $1 AND name = $2`,
		[projectId, name],
	);
	const [found] = rows;
	if (found === undefined) throw new DomainError('not-found', `no dataset "${name}"`, 'dataset');
	return found;
}
