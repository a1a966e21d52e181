import type { TreeRow } from '@spanledger/api/traces/pack-rows';
import { formatUsd, shareOf } from '../../lib/format-usd.ts';

type Costly = Pick<TreeRow, 'costUsd' | 'unpricedReason' | 'usageSource'>;

/** Under one percent of the trace's cost a figure is no news. An unknown cost is a dash, a cost of estimated tokens says so. */
export function SpanCost({ span, traceCostUsd }: { span: Costly; traceCostUsd: string | null }) {
	const { costUsd, unpricedReason, usageSource } = span;
	if (costUsd === null && unpricedReason === null) return <span />;
	const isMinor = costUsd !== null && shareOf(costUsd, traceCostUsd) < 0.01;
	const isEstimated = usageSource === 'estimated' && costUsd !== null;
	return (
		<span className={`figure ${isMinor ? 'text-text-3' : ''}`} title={costHint(unpricedReason, isEstimated)}>
			{isEstimated && '≈ '}
			{formatUsd(costUsd)}
		</span>
	);
}

function costHint(unpricedReason: Costly['unpricedReason'], isEstimated: boolean): string | undefined {
	if (unpricedReason !== null) return unpricedReason === 'no-usage' ? 'tokens not reported' : 'no price';
	return isEstimated ? 'of tokens that the library counted by itself' : undefined;
}
