'use client';

import type { CostReport, CostRow } from '@spanledger/api/costs/cost-shape';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { ColumnDef } from '@tanstack/react-table';
import { formatCount, formatCountExact, formatPercent } from '../../lib/format-count.ts';
import { formatUsd, shareOf, usdPer } from '../../lib/format-usd.ts';
import { ShareBar } from '../../ui/share-bar.tsx';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { BilledFigure, knownCostUsd } from './billed-figure.tsx';
import { costColours } from './cost-colours.ts';
import { type CostGrouping, nameOfRow } from './cost-groupings.ts';
import { CostRowName } from './cost-row-name.tsx';

export type CostTableRow = CostRow & { share: number; colour: string; perRequestUsd: string | null };

/** Shares and the colours of the chart: rows come dearest first, as its series do. */
export function toTableRows({ rows, total }: CostReport): CostTableRow[] {
	const colourOf = costColours(rows.map(nameOfRow));
	return rows.map((row) => ({
		...row,
		colour: colourOf(nameOfRow(row)),
		share: shareOf(row.costUsd, total.costUsd),
		perRequestUsd: usdPer(knownCostUsd(row), row.traces),
	}));
}

const byMoney = (a: string | null, b: string | null): number => {
	const difference = picoUsdFrom(a ?? '-1') - picoUsdFrom(b ?? '-1');
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The columns of a bill: who, how much, how often, how dear each. */
export function costColumns(groupBy: CostGrouping): ColumnDef<CostTableRow>[] {
	return [
		{
			id: 'name',
			header: 'Name',
			accessorFn: (row) => row.key ?? '',
			cell: ({ row }) => <CostRowName row={row.original} groupBy={groupBy} />,
		},
		{
			id: 'cost',
			header: 'Cost',
			accessorFn: (row) => row.costUsd,
			sortingFn: (a, b) => byMoney(a.original.costUsd, b.original.costUsd),
			cell: ({ row }) => <BilledFigure row={row.original} />,
		},
		{
			id: 'share',
			header: 'Share',
			accessorFn: (row) => row.share,
			cell: ({ row }) => (
				<div className="flex w-32 items-center gap-2">
					<ShareBar share={row.original.share} colour={row.original.colour} />
					<span className="figure w-12 shrink-0 text-text-2">{formatPercent(row.original.share)}</span>
				</div>
			),
		},
		count('requests', 'Requests', (row) => row.traces),
		count('calls', 'Calls', (row) => row.calls),
		{
			...count('errors', 'Errors', (row) => row.errors),
			cell: ({ row }) => <Errors row={row.original} />,
		},
		count('tokens', 'Tokens', (row) => row.usage.totalTokens ?? 0),
		{
			id: 'perRequest',
			header: 'Per request',
			accessorFn: (row) => row.perRequestUsd,
			sortingFn: (a, b) => byMoney(a.original.perRequestUsd, b.original.perRequestUsd),
			cell: ({ row }) => formatUsd(row.original.perRequestUsd),
		},
		{
			...count('unpriced', 'Unpriced', (row) => row.unpricedCalls),
			cell: ({ row }) => <Unpriced calls={row.original.unpricedCalls} />,
		},
	];
}

function count(id: string, header: string, read: (row: CostTableRow) => number): ColumnDef<CostTableRow> {
	return {
		id,
		header,
		accessorFn: read,
		cell: ({ row }) => {
			const value = read(row.original);
			return (
				<span title={formatCountExact(value)} className={value === 0 ? 'text-text-3' : ''}>
					{formatCount(value)}
				</span>
			);
		},
	};
}

/** Leads to the models that lack a price. */
function Unpriced({ calls }: { calls: number }) {
	if (calls === 0) return <span className="text-text-3">0</span>;
	return <UnpricedLink>{formatCount(calls)}</UnpricedLink>;
}

function Errors({ row }: { row: CostTableRow }) {
	if (row.errors === 0) return <span className="text-text-3">0</span>;
	return (
		<span className="text-bad" title={`${formatPercent(row.errors / row.calls)} of its calls`}>
			{formatCount(row.errors)}
		</span>
	);
}
