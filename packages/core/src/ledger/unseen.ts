import type { PicoUsd } from '../money/pico-usd.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/*
 * Where spans were sampled an entry stands for `weight` calls, of which one came. What did not come is kept apart from what did:
 * estimated = recorded + unseen, and the recorded figures stay the bill.
 */

/** The calls that did not come, in millionths: weight 2.5 → 1_500_000. Exact, since weights have six decimals. */
export const unseenMicroCalls = ({ weight }: LedgerEntry): number =>
	weight === 1 ? 0 : Math.round((weight - 1) * 1e6);

/** Their cost, cut to the pico-dollar as Postgres' trunc() cuts it; 0 where the cost is unknown. */
export function unseenCost(entry: LedgerEntry): PicoUsd {
	if (entry.weight === 1 || entry.costUsd === null) return 0n;
	return (entry.costUsd * BigInt(unseenMicroCalls(entry))) / 1_000_000n;
}
