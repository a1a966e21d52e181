import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import { intervalStarts } from './interval-starts.ts';
import type { LatencyKey, LatencyQuestion } from './latency-question.ts';
import { latencySource } from './latency-source.ts';

/** Log bucket → samples in it. */
export type Histogram = Map<number, number>;
export type KeyedHistogram = LatencyKey & { histogram: Histogram };

/** The histograms of a kind by key and interval, in order of time and key; those that settling again emptied are left out. */
export async function readHistograms(
	db: Queryable,
	scope: Scope,
	question: LatencyQuestion,
): Promise<KeyedHistogram[]> {
	const starts = intervalStarts(question);
	const { bind, values } = createBind();
	const source = latencySource(scope, question, bind, { table: 'histogram', columns: 'log_bucket, samples' });
	const slot = starts === null ? '0' : `width_bucket(bucket, ${bind(starts)}::timestamptz[])`;
	const route = question.byRoute === true ? 'route' : `''`;
	const { rows } = await db.query<{ route: string; key: string; slot: number; buckets: number[]; samples: string[] }>(
		`SELECT slot, route, key, array_agg(log_bucket ORDER BY log_bucket) AS buckets, array_agg(samples ORDER BY log_bucket) AS samples
		 FROM (
			SELECT ${slot} AS slot, ${route} AS route, key, log_bucket, sum(samples) AS samples
			FROM ${source} GROUP BY 1, 2, 3, 4 HAVING sum(samples) > 0
		 ) AS counted
		 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
		values,
	);
	return rows.map(({ route, key, slot, buckets, samples }) => ({
		route,
		key,
		bucket: starts?.[slot - 1] ?? null,
		histogram: new Map(buckets.map((bucket, index) => [bucket, Number(samples[index])])),
	}));
}
