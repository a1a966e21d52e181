import { findInsights } from '@spanledger/core/costs/insights';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { findOutliers } from '@spanledger/db/costs/find-outliers';
import { findRepeats } from '@spanledger/db/costs/find-repeats';
import { listReplays } from '@spanledger/db/costs/list-replays';
import { type CallSum, readCallSums } from '@spanledger/db/costs/read-call-sums';
import { readSpread } from '@spanledger/db/costs/read-spread';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { type CostQuery, toCostQuestion } from './cost-query.ts';
import { priceReplays } from './replay-saving.ts';

/**
 * What single calls tell: how unequal they are, what caches spare, what is wasted. Of a long range the newest calls are looked at;
 * `isComplete` says whether those are all.
 */
export async function exploreCalls(deps: Pick<Deps, 'db' | 'book' | 'now'>, scope: Scope, query: CostQuery) {
	const { db } = deps;
	const question = toCostQuestion(query, deps.now());
	const [sums, spread, outliers, repeats, replays] = await Promise.all([
		readCallSums(db, scope, question),
		readSpread(db, scope, question),
		findOutliers(db, scope, question),
		findRepeats(db, scope, question),
		listReplays(db, scope, question),
	]);
	const { savedUsd, unpricedCalls } = await priceReplays(deps, scope, replays);
	const untilMs = Math.min(question.to.getTime(), deps.now().getTime());
	const findings = {
		coveredMs: sums.since === null ? 0 : untilMs - sums.since.getTime(),
		failed: sums.failed,
		repeated: repeats,
		outliers: { calls: outliers.calls, costUsd: picoUsdFrom(outliers.costUsd) },
		unattributed: sums.unattributed,
	};
	return {
		isComplete: sums.isComplete,
		since: sums.since?.toISOString() ?? null,
		all: inText(sums.all),
		spread,
		promptCache: { ...sums.promptCache, savedUsd: usdText(sums.promptCache.savedUsd) },
		appCache: { calls: sums.replays, savedUsd: usdText(savedUsd), unpricedCalls },
		failed: { ...inText(sums.failed), unknown: sums.failed.unknown },
		retried: { ...inText(sums.retried), unknown: sums.retried.unknown },
		repeated: { ...inText(repeats), dearest: repeats.dearest.map((prompt) => ({ ...prompt, ...inText(prompt) })) },
		outliers: {
			...outliers,
			dearest: outliers.dearest.map((call) => ({ ...call, startTime: call.startTime.toISOString() })),
		},
		insights: findInsights(findings).map(({ finding, monthlyUsd, ...sum }) => ({
			finding,
			...inText(sum),
			monthlyUsd: usdText(monthlyUsd),
		})),
	};
}
export type ExploredCalls = Awaited<ReturnType<typeof exploreCalls>>;

const inText = ({ calls, costUsd }: CallSum) => ({ calls, costUsd: usdText(costUsd) });
