import type { PicoUsd } from '@spanledger/core/money/pico-usd';
import { priceCall } from '@spanledger/core/prices/price-call';
import type { ReplayedUsage } from '@spanledger/db/costs/list-replays';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { pricingOf } from '../traces/pricing-of.ts';

/** What an application's own cache spared: the list price of the usage that its answers would have taken. */
export type ReplaySaving = { calls: number; savedUsd: PicoUsd; unpricedCalls: number };

/** Usage of a model is summed before it is priced: exact but for long-context tiers, which look at one call. */
export async function priceReplays(
	deps: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	replays: readonly ReplayedUsage[],
): Promise<ReplaySaving> {
	const { book, costSetting } = await pricingOf(deps, scope);
	const saving: ReplaySaving = { calls: 0, savedUsd: 0n, unpricedCalls: 0 };
	for (const { provider, model, requestModel, serviceTier, calls, usage, atTime } of replays) {
		const { costUsd } = priceCall(
			{
				provider: provider === '' ? null : provider,
				models: [model, requestModel].filter((name) => name !== ''),
				startTimeNs: BigInt(atTime.getTime()) * 1_000_000n,
				usage,
				units: {},
				serviceTier,
				reportedCostUsd: null,
				reportedCostSource: null,
			},
			book,
			costSetting,
		);
		saving.calls += calls;
		if (costUsd === null) saving.unpricedCalls += calls;
		else saving.savedUsd += costUsd;
	}
	return saving;
}
