import { findInsights } from '@spanledger/core/costs/insights';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { CostQuestion } from '@spanledger/db/costs/cost-question';
import { findOutliers } from '@spanledger/db/costs/find-outliers';
import { findRepeats } from '@spanledger/db/costs/find-repeats';
import { listReplays } from '@spanledger/db/costs/list-replays';
import { type CallSum, readCallSums } from '@spanledger/db/costs/read-call-sums';
import { readSpread } from '@spanledger/db/costs/read-spread';
import { firstSpend } from '@spanledger/db/months/first-spend';
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
	const [sums, spread, outliers, repeats, replays, first] = await Promise.all([
		readCallSums(db, scope, question),
		readSpread(db, scope, question),
		findOutliers(db, scope, question),
		findRepeats(db, scope, question),
		listReplays(db, scope, question),
		firstSpend(db, scope),
	]);
	const { savedUsd, unpricedCalls } = await priceReplays(deps, scope, replays);
	const findings = {
		coveredMs: coveredMs(question, { ...sums, firstSpend: first, now: deps.now() }),
		failed: sums.failed,
		repeated: repeats,
		outliers: { calls: outliers.calls, costUsd: picoUsdFrom(outliers.costUsd) },
		unattributed: sums.unattributed,
	};
	return {
		isComplete: sums.isComplete,
		since: sums.since?.toISOString() ?? null,
		all: inText(sums.all),
		withoutUsage: sums.withoutUsage,
		coveredMs: findings.coveredMs,
		spread,
		promptCache: { ...sums.promptCache, savedUsd: usdText(sums.promptCache.savedUsd) },
		appCache: { calls: sums.replays, savedUsd: usdText(savedUsd), unpricedCalls },
		failed: { ...inText(sums.failed), unknown: sums.failed.unknown, dearest: sums.dearestFailure },
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

type Covered = { isComplete: boolean; since: Date | null; firstSpend: Date | null; now: Date };

/**
 * The time that the calls looked at stand for: of all calls of a range the range itself, quiet hours included, as far as the project had
 * begun; of the newest ones only the time since the first of them.
 */
function coveredMs({ from, to }: CostQuestion, { isComplete, since, firstSpend, now }: Covered): number {
	if (since === null) return 0;
	const begun = Math.max(from.getTime(), firstSpend?.getTime() ?? 0);
	const sinceMs = isComplete ? Math.min(begun, since.getTime()) : since.getTime();
	return Math.min(to.getTime(), now.getTime()) - sinceMs;
}

const inText = ({ calls, costUsd }: CallSum) => ({ calls, costUsd: usdText(costUsd) });
