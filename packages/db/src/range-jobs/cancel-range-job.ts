import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Stops an open job before its next step; what its steps have written stands. false = there is no such open job. */
export async function cancelRangeJob(
	db: Db,
	{ projectId }: Scope,
	{ id, cancelledBy }: { id: string; cancelledBy: string },
): Promise<boolean> {
	return inTransaction(db, async (tx) => {
		const { rows } = await tx.query<{ kind: string; done: bigint }>(
			`UPDATE range_jobs SET state = 'cancelled', finished_at = clock_timestamp()
			 WHERE project_id = $1 AND id = $2 AND state IN ('waiting', 'running') RETURNING kind, done`,
			[projectId, id],
		);
		const [row] = rows;
		if (row === undefined) return false;
		await writeAudit(
			tx,
			{ projectId },
			{ actor: cancelledBy, action: `${row.kind}.cancel`, subject: id, details: { done: Number(row.done) } },
		);
		return true;
	});
}
