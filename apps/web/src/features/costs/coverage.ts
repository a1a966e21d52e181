import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { shareOf } from '../../lib/format-usd.ts';

/** How far the bill can be trusted; shares 0…1, null of an empty bill. */
export type Coverage = {
	/** Calls with known usage that have a price. */
	priced: number | null;
	/** Cost that the chosen dimension names somebody for. */
	attributed: number | null;
};

export function coverageOf({ rows, total }: Pick<CostReport, 'rows' | 'total'>): Coverage {
	const nameless = rows.find((row) => row.key === null && !row.other);
	const hasCost = total.costUsd !== '0';
	return {
		priced: total.calls === 0 ? null : 1 - total.unpricedCalls / total.calls,
		attributed: hasCost ? 1 - shareOf(nameless?.costUsd ?? '0', total.costUsd) : null,
	};
}
