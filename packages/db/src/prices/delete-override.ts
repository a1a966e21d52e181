import { DomainError } from '@spanledger/core/domain-error';
import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { overrideColumns, type StoredOverride } from './override-row.ts';

/** Takes the row out and gives what it said. Throws DomainError('not-found'). */
export async function deleteOverride(
	tx: Transaction,
	{ projectId }: Scope,
	{ id }: { id: string },
): Promise<StoredOverride> {
	const { rows } = await tx.query<StoredOverride>(
		`DELETE FROM price_overrides WHERE project_id = $1 AND id = $2 RETURNING ${overrideColumns}`,
		[projectId, id],
	);
	const [deleted] = rows;
	if (deleted === undefined) throw new DomainError('not-found', 'no such price: somebody may have replaced it', 'id');
	return deleted;
}
