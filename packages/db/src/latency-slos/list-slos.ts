import type { Slo } from '@spanledger/core/latency/slo';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** The select list that gives an `Slo`. */
export const sloColumns =
	'id, name, route, kind, percent, threshold_ms AS "thresholdMs", days, channel_ids AS "channelIds"';

/** A project's objectives, by name. */
export async function listSlos(db: Queryable, { projectId }: Scope): Promise<Slo[]> {
	const { rows } = await db.query<Slo>(`SELECT ${sloColumns} FROM latency_slos WHERE project_id = $1 ORDER BY name`, [
		projectId,
	]);
	return rows;
}
