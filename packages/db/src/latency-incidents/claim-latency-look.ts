import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/**
 * Takes a look by compare-and-set: true for one worker per minute. The row stays locked until the transaction ends, so that a look
 * that fails is somebody's next.
 */
export async function claimLatencyLook(tx: Transaction, { projectId }: Scope, lookedTo: Date): Promise<boolean> {
	const { rowCount } = await tx.query(
		`INSERT INTO latency_watches (project_id, looked_to) VALUES ($1, $2)
		 ON CONFLICT (project_id) DO UPDATE SET looked_to = excluded.looked_to
		 WHERE latency_watches.looked_to < excluded.looked_to`,
		[projectId, lookedTo],
	);
	return rowCount === 1;
}
