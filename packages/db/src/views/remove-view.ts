import { DomainError } from '@spanledger/core/domain-error';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Forgets a view. Throws DomainError('not-found'). */
export async function removeView(db: Queryable, { projectId }: Scope, name: string): Promise<void> {
	const { rowCount } = await db.query('DELETE FROM saved_views WHERE project_id = $1 AND name = $2', [projectId, name]);
	if (rowCount === 0) throw new DomainError('not-found', `no view named "${name}"`, 'name');
}
