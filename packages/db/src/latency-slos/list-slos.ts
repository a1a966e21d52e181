import type { Slo } from '@spanledger/core/latency/slo';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** A project's objectives, by name. */
export async function listSlos(db: Queryable, { projectId }: Scope): Promise<Slo[]> {
	const { rows } = await db.query<Slo>(
		`SELECT id, name, route, kind, percent, threshold_ms AS "thresholdMs", days
		 FROM latency_slos WHERE project_id = $1 ORDER BY name`,
		[projectId],
	);
	return rows;
}
