import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** More names nobody finds anything among. */
export const mostViews = 100;

/** Keeps a view; one of the same name is replaced. Throws DomainError('invalid') when the project has too many. */
export async function saveView(
	db: Db,
	{ projectId }: Scope,
	{ name, query, savedBy }: { name: string; query: string; savedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		// one at a time in a project, so that the limit holds
		await tx.query('SELECT 1 FROM projects WHERE id = $1 FOR UPDATE', [projectId]);
		await tx.query(
			`INSERT INTO saved_views (project_id, name, query, saved_by) VALUES ($1, $2, $3, $4)
			 ON CONFLICT (project_id, name) DO UPDATE
			 SET query = excluded.query, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
			[projectId, name, query, savedBy],
		);
		const { rows } = await tx.query<{ views: bigint }>(
			'SELECT count(*) AS views FROM saved_views WHERE project_id = $1',
			[projectId],
		);
		if (Number(rows[0]?.views ?? 0) > mostViews)
			throw new DomainError('invalid', `a project keeps at most ${mostViews} views: remove one first`, 'name');
	});
}
