import { DomainError } from '@spanledger/core/domain-error';
import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { discountColumns, type StoredDiscount } from './discount-row.ts';

/** Takes the row out and gives what it said. Throws DomainError('not-found'). */
export async function deleteDiscount(
	tx: Transaction,
	{ projectId }: Scope,
	{ id }: { id: string },
): Promise<StoredDiscount> {
	const { rows } = await tx.query<StoredDiscount>(
		`DELETE FROM provider_discounts WHERE project_id = $1 AND id = $2 RETURNING ${discountColumns}`,
		[projectId, id],
	);
	const [deleted] = rows;
	if (deleted === undefined)
		throw new DomainError('not-found', 'no such discount: somebody may have replaced it', 'id');
	return deleted;
}
