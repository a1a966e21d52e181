'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import {
	flexRender,
	getCoreRowModel,
	getSortedRowModel,
	type Header,
	type Row,
	type SortingState,
	useReactTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents, formatUsdExact, usdPer } from '../../lib/format-usd.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { type CostTableRow, costColumns, toTableRows } from './cost-columns.tsx';
import { type CostGrouping, costGroupings } from './cost-groupings.ts';
import { NarrowCostList } from './narrow-cost-list.tsx';

/** The bill row by row, dearest first, and its total. */
export function CostTable({ report, groupBy }: { report: CostReport; groupBy: CostGrouping }) {
	const [sorting, setSorting] = useState<SortingState>([{ id: 'cost', desc: true }]);
	const rows = useMemo(() => toTableRows(report), [report]);
	const columns = useMemo(() => costColumns(groupBy), [groupBy]);
	const table = useReactTable({
		data: rows,
		columns,
		state: { sorting },
		onSortingChange: setSorting,
		getCoreRowModel: getCoreRowModel(),
		getSortedRowModel: getSortedRowModel(),
		getRowId: (row) => `${row.key} ${row.other}`,
		enableSortingRemoval: false,
	});
	const isNarrow = useNarrow();
	if (rows.length === 0) {
		return <p className="panel p-4 text-text-2">No calls to a model in this range. Widen it, or loosen the filters.</p>;
	}
	if (isNarrow) return <NarrowCostList report={report} groupBy={groupBy} />;
	return (
		<div className="panel overflow-x-auto">
			<table className="w-full min-w-180 text-sm" data-testid="cost-table">
				<thead>
					{table.getHeaderGroups().map((group) => (
						<HeadRow key={group.id} headers={group.headers} />
					))}
				</thead>
				<tbody>
					{table.getRowModel().rows.map((row) => (
						<BodyRow key={row.id} row={row} />
					))}
				</tbody>
				<TotalRow report={report} groupBy={groupBy} />
			</table>
		</div>
	);
}

const leftColumns: readonly string[] = ['name', 'share'];
const cellClass = (column: string): string => `px-3 ${leftColumns.includes(column) ? 'text-left' : 'figure'}`;

function ariaSort(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
	if (sorted === false) return 'none';
	return sorted === 'asc' ? 'ascending' : 'descending';
}

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
	if (sorted === false) return null;
	const Icon = sorted === 'asc' ? ArrowUp : ArrowDown;
	return <Icon size={11} />;
}

function HeadRow({ headers }: { headers: Header<CostTableRow, unknown>[] }) {
	return (
		<tr className="border-b border-line text-xs text-text-3">
			{headers.map((header) => (
				<th
					key={header.id}
					aria-sort={ariaSort(header.column.getIsSorted())}
					className={`h-8 font-normal ${cellClass(header.column.id)}`}
				>
					<button
						type="button"
						onClick={header.column.getToggleSortingHandler()}
						className="inline-flex items-center gap-1 hover:text-text"
					>
						{flexRender(header.column.columnDef.header, header.getContext())}
						<SortMark sorted={header.column.getIsSorted()} />
					</button>
				</th>
			))}
		</tr>
	);
}

function BodyRow({ row }: { row: Row<CostTableRow> }) {
	return (
		<tr className="border-b border-line last:border-0 hover:bg-sunken">
			{row.getVisibleCells().map((cell) => (
				<td key={cell.id} className={`h-8 ${cellClass(cell.column.id)}`}>
					{flexRender(cell.column.columnDef.cell, cell.getContext())}
				</td>
			))}
		</tr>
	);
}

/** Rows sum to it exactly, but for requests and users: one may belong to several rows. */
function TotalRow({ report: { total, rows }, groupBy }: { report: CostReport; groupBy: CostGrouping }) {
	const label = costGroupings.find(({ value }) => value === groupBy)?.label.toLowerCase();
	return (
		<tfoot>
			<tr className="border-t border-line-strong font-semibold">
				<td className="h-9 px-3">
					Total{' '}
					<span className="font-normal text-text-3">
						by {label}, {rows.length}
					</span>
				</td>
				<td className="figure px-3" title={formatUsdExact(total.costUsd)}>
					{formatUsdCents(total.costUsd)}
				</td>
				<td className="px-3" />
				<td className="figure px-3">{formatCount(total.traces)}</td>
				<td className="figure px-3">{formatCount(total.calls)}</td>
				<td className="figure px-3">{formatCount(total.errors)}</td>
				<td className="figure px-3">{formatCount(total.usage.totalTokens)}</td>
				<td className="figure px-3">{formatUsd(usdPer(total.costUsd, total.traces))}</td>
				<td className="figure px-3">
					{total.unpricedCalls === 0 ? 0 : <UnpricedLink>{formatCount(total.unpricedCalls)}</UnpricedLink>}
				</td>
			</tr>
		</tfoot>
	);
}
