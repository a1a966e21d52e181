import { usdText } from '@spanledger/core/money/pico-usd';
import { costBy } from '@spanledger/db/costs/cost-by';
import type { CostDistinct, CostSums } from '@spanledger/db/costs/cost-question';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { timeText, zonedTimeText } from '../times.ts';
import { type CostQuery, toCostQuestion } from './cost-query.ts';
import type { CostReport } from './cost-shape.ts';

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** The bill by one dimension, as the contract prints it. */
export async function reportCosts(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: CostQuery,
): Promise<CostReport> {
	const question = toCostQuestion(query, now());
	const { rows, total } = await costBy(db, scope, question);
	const isSampled = total.unseenMicroCalls !== 0;
	return {
		from: timeText(nsOf(question.from)),
		to: timeText(nsOf(question.to)),
		rows: rows.map((row) => ({
			key: row.key === '' ? null : row.key,
			other: row.other,
			bucket: row.bucket === null ? null : zonedTimeText(row.bucket, question.timeZone),
			...presentSums(row, isSampled),
		})),
		total: presentSums(total, isSampled),
	};
}

/** Sums know no absent tokens: what was not reported added nothing. */
function presentSums(sums: CostSums & CostDistinct, isSampled: boolean): CostReport['total'] {
	return {
		calls: sums.calls,
		errors: sums.errors,
		traces: sums.traces,
		successes: sums.successes,
		failures: sums.failures,
		usage: {
			inputTokens: sums.inputTokens,
			outputTokens: sums.outputTokens,
			cacheReadTokens: sums.cacheReadTokens,
			cacheWriteTokens: sums.cacheWriteTokens,
			reasoningTokens: sums.reasoningTokens,
			audioInputTokens: sums.audioInputTokens,
			audioOutputTokens: sums.audioOutputTokens,
			totalTokens: sums.inputTokens + sums.outputTokens,
		},
		costUsd: usdText(sums.costUsd),
		unpricedCalls: sums.unpricedCalls,
		estimatedCalls: isSampled ? sums.calls + sums.unseenMicroCalls / 1e6 : null,
		estimatedCostUsd: isSampled ? usdText(sums.costUsd + sums.unseenCostUsd) : null,
		users: sums.users,
		features: sums.features,
	};
}
