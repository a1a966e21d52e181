import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { anomalyColumns, type StoredAnomaly } from './anomaly-row.ts';

/** What was found on days that began in a range, by day and key. */
export async function readKnownAnomalies(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to }: { from: Date; to: Date },
): Promise<StoredAnomaly[]> {
	const { rows } = await db.query<StoredAnomaly>(
		`SELECT ${anomalyColumns} FROM anomalies WHERE project_id = $1 AND day_start >= $2 AND day_start < $3`,
		[projectId, from, to],
	);
	return rows;
}
