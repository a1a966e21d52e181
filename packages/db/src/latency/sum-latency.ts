import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import { intervalStarts } from './interval-starts.ts';
import type { LatencyKey, LatencyQuestion } from './latency-question.ts';
import { latencySource } from './latency-source.ts';

/** `totalMs`: route, model, ttft, part: their time · stage: its time on the critical path. */
export type LatencySum = LatencyKey & { samples: number; errors: number; totalMs: number };

/** What adds up, by key and interval, in order of time and key. */
export async function sumLatency(db: Queryable, scope: Scope, question: LatencyQuestion): Promise<LatencySum[]> {
	const starts = intervalStarts(question);
	const { bind, values } = createBind();
	const source = latencySource(scope, question, bind, { table: 'sums', columns: 'samples, errors, total_us' });
	const slot = starts === null ? '0' : `width_bucket(bucket, ${bind(starts)}::timestamptz[])`;
	const route = question.byRoute === true ? 'route' : `''`;
	const { rows } = await db.query<{
		route: string;
		key: string;
		slot: number;
		samples: string;
		errors: string;
		total_us: string;
	}>(
		`SELECT ${slot} AS slot, ${route} AS route, key, sum(samples) AS samples, sum(errors) AS errors, sum(total_us) AS total_us
		 FROM ${source} GROUP BY 1, 2, 3 HAVING sum(samples) > 0 ORDER BY 1, 2, 3`,
		values,
	);
	return rows.map(({ route, key, slot, samples, errors, total_us: totalUs }) => ({
		route,
		key,
		bucket: starts?.[slot - 1] ?? null,
		samples: Number(samples),
		errors: Number(errors),
		totalMs: Number(totalUs) / 1000,
	}));
}
