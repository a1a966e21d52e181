'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatPercent } from '../../lib/format-count.ts';
import { formatUsd, shareOf } from '../../lib/format-usd.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { costColours } from './cost-colours.ts';
import { type CostGrouping, nameOfRow } from './cost-groupings.ts';
import { CostRowName } from './cost-row-name.tsx';
import { knownCostUsd } from './known-cost.ts';
import { Panel } from './panel.tsx';
import { useCostQuestion } from './use-cost-reports.ts';

const shown = 5;

type TopPanelProps = { title: string; rule: string; groupBy: CostGrouping };

/** The dearest few of a dimension, whatever the table below is grouped by. */
export function TopPanel({ title, rule, groupBy }: TopPanelProps) {
	const trpc = useTrpc();
	const question = useCostQuestion();
	const bill = useQuery(trpc.costs.by.queryOptions({ ...question, groupBy }, { placeholderData: keepPreviousData }));
	return (
		<Panel title={title} rule={rule}>
			{bill.isError && <ErrorNote title="It could not be read" error={bill.error} onRetry={() => bill.refetch()} />}
			{bill.isPending && <SkeletonRows rows={shown} height={28} />}
			{bill.isSuccess && <TopRows bill={bill.data} groupBy={groupBy} />}
		</Panel>
	);
}

function TopRows({ bill, groupBy }: { bill: CostReport; groupBy: CostGrouping }) {
	const colourOf = costColours(bill.rows.map(nameOfRow));
	if (bill.rows.length === 0) return <p className="text-sm text-text-3">Nobody in this range.</p>;
	return (
		<ul className="text-sm">
			{bill.rows.slice(0, shown).map((row) => {
				const share = shareOf(row.costUsd, bill.total.costUsd);
				return (
					<li
						key={`${row.key} ${row.other}`}
						className="flex min-h-7 items-center gap-3 border-b border-line last:border-0"
					>
						<span className="min-w-0 flex-1 truncate">
							<CostRowName row={row} groupBy={groupBy} />
						</span>
						<span className="w-16 shrink-0">
							<ShareBar share={share} colour={colourOf(nameOfRow(row))} />
						</span>
						<span className="figure w-12 shrink-0 text-text-2">{formatPercent(share)}</span>
						<span className="figure w-16 shrink-0">{formatUsd(knownCostUsd(row))}</span>
					</li>
				);
			})}
		</ul>
	);
}
