import { DomainError } from '@spanledger/core/domain-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Removes a latency budget; what was told stays told. Audited. Throws DomainError('not-found'). */
export async function removeLatencyBudget(
	db: Db,
	scope: Scope,
	{ id, removedBy }: { id: string; removedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const { rows } = await tx.query<{ route: string }>(
			'DELETE FROM latency_budgets WHERE project_id = $1 AND id = $2 RETURNING route',
			[scope.projectId, id],
		);
		const [gone] = rows;
		if (gone === undefined) throw new DomainError('not-found', `no latency budget ${id}`, 'id');
		await tx.query('DELETE FROM latency_incidents WHERE project_id = $1 AND subject_id = $2', [scope.projectId, id]);
		await writeAudit(tx, scope, {
			actor: removedBy,
			action: 'latency-budget.remove',
			subject: gone.route,
			details: {},
		});
	});
}
