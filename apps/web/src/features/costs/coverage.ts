import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { shareOf } from '../../lib/format-usd.ts';

/** How far the bill can be trusted; shares 0…1, null of an empty bill. */
export type Coverage = {
	/** Calls with known usage that have a price. */
	priced: number | null;
	/** Cost that the chosen dimension names somebody for. */
	attributed: number | null;
};

/** A change in words: "+12 %", "−3 %", "± 0 %", "4.1 ×" from double on; null when there was nothing before. */
export function changeOf(nowUsd: string, beforeUsd: string | null): string | null {
	if (beforeUsd === null || picoUsdFrom(beforeUsd) === 0n) return null;
	const factor = shareOf(nowUsd, beforeUsd);
	if (factor >= 2) return `${factor.toFixed(1)} ×`;
	const percent = Math.round((factor - 1) * 100);
	if (percent === 0) return '± 0 %';
	return percent > 0 ? `+${percent} %` : `−${-percent} %`;
}

/** `withoutUsage`: calls of the total that told no usage; no price could tell what they cost. */
export function coverageOf({ rows, total }: Pick<CostReport, 'rows' | 'total'>, withoutUsage = 0): Coverage {
	const known = total.calls - withoutUsage;
	const nameless = rows.find((row) => row.key === null && !row.other);
	const hasCost = total.costUsd !== '0';
	return {
		priced: known <= 0 ? null : 1 - total.unpricedCalls / known,
		attributed: hasCost ? 1 - shareOf(nameless?.costUsd ?? '0', total.costUsd) : null,
	};
}
