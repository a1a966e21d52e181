'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { CostTrend } from '@spanledger/api/costs/trend-costs';
import { useMemo } from 'react';
import { formatPercent, plural } from '../../lib/format-count.ts';
import { formatUsdCents } from '../../lib/format-usd.ts';
import { ShareBar } from '../../ui/share-bar.tsx';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { BilledFigure } from './billed-figure.tsx';
import { toTableRows } from './cost-columns.tsx';
import type { CostGrouping } from './cost-groupings.ts';
import { CostRowName } from './cost-row-name.tsx';
import { changeOf } from './coverage.ts';

type NarrowCostListProps = { report: CostReport; before: CostTrend | null; groupBy: CostGrouping };

/** The bill on a telephone: two lines a row. */
export function NarrowCostList({ report, before, groupBy }: NarrowCostListProps) {
	const rows = useMemo(() => toTableRows(report, before), [report, before]);
	return (
		<ul className="panel divide-y divide-line text-sm">
			{rows.map((row) => (
				<li key={`${row.key} ${row.other}`} className="space-y-1 px-3 py-2">
					<div className="flex items-baseline justify-between gap-3">
						<CostRowName row={row} groupBy={groupBy} />
						<span className="figure font-medium">
							<BilledFigure row={row} />
						</span>
					</div>
					<div className="flex items-center gap-3 text-text-3">
						<span className="w-24 shrink-0">
							<ShareBar share={row.share} colour={row.colour} />
						</span>
						<span className="figure">{formatPercent(row.share)}</span>
						{changeOf(row.costUsd, row.beforeUsd) !== null && (
							<span className="figure text-text-2">{changeOf(row.costUsd, row.beforeUsd)}</span>
						)}
						<span className="ml-auto truncate">
							{plural(row.traces, 'request')}
							{row.errors > 0 && <span className="text-bad"> · {plural(row.errors, 'error')}</span>}
							{row.unpricedCalls > 0 && (
								<span className="text-warn">
									{' · '}
									<UnpricedLink>{row.unpricedCalls} unpriced</UnpricedLink>
								</span>
							)}
						</span>
					</div>
				</li>
			))}
			<li className="flex justify-between px-3 py-2 font-semibold">
				<span>Total</span>
				<span className="figure">{formatUsdCents(report.total.costUsd)}</span>
			</li>
		</ul>
	);
}
