'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { CostTrend } from '@spanledger/api/costs/trend-costs';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { ReactNode } from 'react';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents, formatUsdExact, usdPer } from '../../lib/format-usd.ts';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { type CostGrouping, costGroupings } from './cost-groupings.ts';
import { changeOf } from './coverage.ts';
import { perSuccess } from './per-success.ts';
import { TokenFigure } from './token-figure.tsx';

type Totals = { total: CostReport['total']; beforeUsd: string | null };

const figures: { readonly [column: string]: (totals: Totals) => ReactNode } = {
	cost: ({ total }) => <span title={formatUsdExact(total.costUsd)}>{formatUsdCents(total.costUsd)}</span>,
	change: ({ total, beforeUsd }) => changeOf(total.costUsd, beforeUsd) ?? '–',
	requests: ({ total }) => formatCount(total.traces),
	calls: ({ total }) => formatCount(total.calls),
	errors: ({ total }) => formatCount(total.errors),
	tokens: ({ total }) => <TokenFigure usage={total.usage} />,
	perRequest: ({ total }) => formatUsd(usdPer(total.costUsd, total.traces)),
	perSuccess: ({ total }) => {
		const success = perSuccess(total);
		return success && `${formatUsd(success.usd)} ${formatPercent(success.judged)}`;
	},
	users: ({ total }) => formatCount(total.users),
	features: ({ total }) => formatCount(total.features),
	unpriced: ({ total }) => <UnpricedLink>{formatCount(total.unpricedCalls)}</UnpricedLink>,
};

type CostTotalRowProps = {
	report: CostReport;
	before: CostTrend | null;
	groupBy: CostGrouping;
	/** Ids of the columns that are shown, in order; the first names the row. */
	columns: readonly string[];
};

/** Rows sum to it exactly, but for requests, users and features: one may belong to several rows. */
export function CostTotalRow({ report: { total, rows }, before, groupBy, columns }: CostTotalRowProps) {
	const label = costGroupings.find(({ value }) => value === groupBy)?.label.toLowerCase();
	const beforeUsd = before && sumOf(before);
	return (
		<tfoot>
			<tr className="border-t border-line-strong font-semibold">
				<td className="h-9 px-3 whitespace-nowrap">
					Total{' '}
					<span className="font-normal text-text-3">
						by {label}, {rows.length}
					</span>
				</td>
				{columns.slice(1).map((column) => (
					<td key={column} className="figure px-2 last:pr-3">
						{figures[column]?.({ total, beforeUsd })}
					</td>
				))}
			</tr>
		</tfoot>
	);
}

/** Exact. */
export const sumOf = ({ rows }: CostTrend): string =>
	usdText(rows.reduce((sum, { costUsd }) => sum + picoUsdFrom(costUsd), 0n));
