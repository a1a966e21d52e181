import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Notes that it is over; false when somebody has. */
export async function endIncident(
	tx: Transaction,
	{ projectId }: Scope,
	{ id, at }: { id: string; at: Date },
): Promise<boolean> {
	const { rowCount } = await tx.query(
		'UPDATE latency_incidents SET ended_at = $3 WHERE project_id = $1 AND id = $2 AND ended_at IS NULL',
		[projectId, id, at],
	);
	return rowCount === 1;
}
