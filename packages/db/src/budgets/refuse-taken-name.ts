import { DomainError } from '@spanledger/core/domain-error';
import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Throws DomainError('conflict') when another budget of the project has the name. `ownId` null = it is a new one. */
export async function refuseTakenName(
	tx: Transaction,
	{ projectId }: Scope,
	name: string,
	ownId: string | null,
): Promise<void> {
	const { rows } = await tx.query(
		'SELECT 1 FROM budgets WHERE project_id = $1 AND name = $2 AND ($3::uuid IS NULL OR id <> $3)',
		[projectId, name, ownId],
	);
	if (rows.length > 0) throw new DomainError('conflict', `there is a budget named "${name}" already`, 'name');
}
