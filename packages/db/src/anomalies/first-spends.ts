import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** When each of these keys was first called between two moments. */
export async function firstSpends(
	db: Queryable,
	{ projectId }: Scope,
	{ dimension, keys, from, to }: { dimension: AnomalyDimension; keys: readonly string[]; from: Date; to: Date },
): Promise<Map<string, number>> {
	if (keys.length === 0) return new Map();
	const { rows } = await db.query<{ key: string; first: Date }>(
		`SELECT key, min(bucket) AS first FROM usage_by_dimension
		 WHERE project_id = $1 AND dimension = $2 AND bucket >= $3 AND bucket < $4
			AND key = ANY($5) AND NOT other AND purpose = 'product' AND calls > 0
		 GROUP BY key`,
		[projectId, dimension, from, to, keys],
	);
	return new Map(rows.map(({ key, first }) => [key, first.getTime()]));
}
