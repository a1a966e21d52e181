import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/**
 * Takes a look by compare-and-set: true for one worker per hour, or per piece of history that was brought in. The row stays locked until the
 * transaction ends, so that a look that fails is somebody's next.
 */
export async function claimAnomalyLook(
	tx: Transaction,
	{ projectId }: Scope,
	{ lookedTo, historyFrom }: { lookedTo: Date; historyFrom: Date },
): Promise<boolean> {
	const { rowCount } = await tx.query(
		`INSERT INTO anomaly_watches (project_id, looked_to, history_from) VALUES ($1, $2, $3)
		 ON CONFLICT (project_id) DO UPDATE
		 SET looked_to = excluded.looked_to, history_from = least(anomaly_watches.history_from, excluded.history_from)
		 WHERE anomaly_watches.looked_to < excluded.looked_to
			OR (anomaly_watches.looked_to = excluded.looked_to AND anomaly_watches.history_from > excluded.history_from)`,
		[projectId, lookedTo, historyFrom],
	);
	return rowCount === 1;
}
