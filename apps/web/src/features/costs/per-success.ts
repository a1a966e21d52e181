import type { CostRow } from '@spanledger/api/costs/cost-shape';
import { formatUsdCents, usdPer } from '../../lib/format-usd.ts';
import { knownCostUsd } from './known-cost.ts';

type Judged = Pick<CostRow, 'costUsd' | 'unpricedCalls' | 'traces' | 'successes' | 'failures'>;

/** Cost per successful task, the share of requests whose end is known, and the rule in words. */
export type PerSuccess = { usd: string | null; judged: number; rule: string };

/**
 * All spend divided by the requests that are known to have succeeded: what failed, and what nobody judged, is paid for by the
 * successes. null where nothing was judged.
 */
export function perSuccess(row: Judged): PerSuccess | null {
	const { traces, successes, failures } = row;
	const costUsd = knownCostUsd(row);
	if (successes + failures === 0) return null;
	const unknown = traces - successes - failures;
	return {
		usd: usdPer(costUsd, successes),
		judged: (successes + failures) / traces,
		rule: `${formatUsdCents(costUsd)} ÷ ${successes} successful. ${failures} failed, ${unknown} nobody has judged; that no error was seen is not success.`,
	};
}
