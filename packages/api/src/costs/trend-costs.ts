import { usdText } from '@spanledger/core/money/pico-usd';
import { sumCosts } from '@spanledger/db/costs/cost-by';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { timeText, zonedTimeText } from '../times.ts';
import { type CostQuery, toCostQuestion } from './cost-query.ts';

export type TrendRow = { key: string | null; other: boolean; bucket: string | null; costUsd: string; calls: number };
export type CostTrend = { from: string; to: string; rows: TrendRow[] };

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** Cost and calls per key and interval: the bill as a chart reads it, without its distinct counts. */
export async function trendCosts(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: CostQuery,
): Promise<CostTrend> {
	const question = toCostQuestion(query, now());
	const rows = await sumCosts(db, scope, question);
	return {
		from: timeText(nsOf(question.from)),
		to: timeText(nsOf(question.to)),
		rows: rows.map(({ key, other, bucket, costUsd, calls }) => ({
			key: key === '' ? null : key,
			other,
			bucket: bucket === null ? null : zonedTimeText(bucket, question.timeZone),
			costUsd: usdText(costUsd),
			calls,
		})),
	};
}
