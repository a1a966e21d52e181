import { percentileMs } from '@spanledger/core/latency/log-bucket';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

const windowMs = 7 * 86_400_000;
/** Below this a p95 is one outlier's duration. */
const fewest = 20;

/** p95 (ms, within 2 %) of a route's traces in the seven days before a moment; null when there are fewer than 20. */
export async function routeP95(
	db: Queryable,
	{ projectId }: Scope,
	{ route, before }: { route: string; before: Date },
): Promise<number | null> {
	const { rows } = await db.query<{ log_bucket: number; samples: bigint }>(
		`SELECT log_bucket, sum(samples)::bigint AS samples FROM latency_histogram
		 WHERE project_id = $1 AND kind = 'route' AND bucket >= $2 AND bucket < $3 AND route = $4 AND key = $4
		 GROUP BY log_bucket HAVING sum(samples) > 0`,
		[projectId, new Date(before.getTime() - windowMs), before, route],
	);
	const histogram = new Map(rows.map(({ log_bucket, samples }) => [log_bucket, Number(samples)]));
	const traces = [...histogram.values()].reduce((sum, samples) => sum + samples, 0);
	return traces < fewest ? null : percentileMs(histogram, 0.95);
}
