import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { anomalyColumns, type StoredAnomaly } from './anomaly-row.ts';

/** Days that have a moment in the range and on which a key stood out; the latest first, in a day the largest excess first. */
export async function listAnomalies(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<StoredAnomaly[]> {
	const { rows } = await db.query<StoredAnomaly>(
		`SELECT ${anomalyColumns} FROM anomalies
		 WHERE project_id = $1 AND day_start < $3 AND day_start >= $2::timestamptz - interval '25 hours' AND day_end > $2
		 ORDER BY day_start DESC, spent_usd - usual_usd DESC, dimension, key LIMIT $4`,
		[projectId, from, to, limit],
	);
	return rows;
}
