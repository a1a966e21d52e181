import { summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import { readHistograms } from '@spanledger/db/latency/read-histograms';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { timeText, zonedTimeText } from '../times.ts';
import { type LatencyQuery, toLatencyQuestion } from './latency-query.ts';
import type { LatencyReport } from './latency-shape.ts';

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** Percentiles by route, stage or model, as the contract prints them. */
export async function reportLatency(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: LatencyQuery,
): Promise<LatencyReport> {
	const question = toLatencyQuestion(query, now());
	const found = await readHistograms(db, scope, question);
	return {
		from: timeText(nsOf(question.from)),
		to: timeText(nsOf(question.to)),
		rows: found.map(({ key, bucket, histogram }) => ({
			key: key === '' ? null : key,
			bucket: bucket === null ? null : zonedTimeText(bucket, question.timeZone),
			...summariseHistogram(histogram),
		})),
	};
}
