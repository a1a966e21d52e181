import { plural } from '../../lib/format-count.ts';
import { formatUsd, formatUsdExact } from '../../lib/format-usd.ts';
import { type Billed, knownCostUsd } from './known-cost.ts';

/** What a row costs; a `+` says that some of its calls have no price. */
export function BilledFigure({ row }: { row: Billed }) {
	const known = knownCostUsd(row);
	const missing = `${plural(row.unpricedCalls, 'call')} with known tokens ${row.unpricedCalls === 1 ? 'has' : 'have'} no price`;
	const isPartial = row.unpricedCalls > 0 && known !== null;
	const words =
		row.unpricedCalls === 0 ? formatUsdExact(known) : isPartial ? `${formatUsdExact(known)}; ${missing}` : missing;
	return (
		<span title={words}>
			{formatUsd(known)}
			{isPartial && <span className="text-warn">+</span>}
		</span>
	);
}
