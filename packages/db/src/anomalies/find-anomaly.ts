import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { anomalyColumns, type StoredAnomaly } from './anomaly-row.ts';

/** null = there is none of this id. */
export async function findAnomaly(
	db: Queryable,
	{ projectId }: Scope,
	{ id }: { id: string },
): Promise<StoredAnomaly | null> {
	const { rows } = await db.query<StoredAnomaly>(
		`SELECT ${anomalyColumns} FROM anomalies WHERE project_id = $1 AND id = $2`,
		[projectId, id],
	);
	return rows[0] ?? null;
}
