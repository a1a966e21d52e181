'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { CostTrend } from '@spanledger/api/costs/trend-costs';
import {
	flexRender,
	getCoreRowModel,
	getSortedRowModel,
	type Header,
	type Row,
	type SortingState,
	useReactTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNarrow } from '../../lib/use-media.ts';
import { type CostTableRow, costColumns, toTableRows } from './cost-columns.tsx';
import { type CostGrouping, nameOfRow } from './cost-groupings.ts';
import { CostRowDetail } from './cost-row-detail.tsx';
import { CostTotalRow } from './cost-total-row.tsx';
import { NarrowCostList } from './narrow-cost-list.tsx';
import { useCostsView } from './use-costs-view.ts';

type CostTableProps = { report: CostReport; before: CostTrend | null; groupBy: CostGrouping };

/** The bill row by row, dearest first, and its total; a row opens its own trend and its dearest traces. */
export function CostTable({ report, before, groupBy }: CostTableProps) {
	const [sorting, setSorting] = useState<SortingState>([{ id: 'cost', desc: true }]);
	const rows = useMemo(() => toTableRows(report, before), [report, before]);
	const columns = useMemo(() => costColumns(groupBy), [groupBy]);
	const table = useReactTable({
		data: rows,
		columns,
		state: { sorting, columnVisibility: useMemo(() => shownColumns(report, groupBy), [report, groupBy]) },
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
	if (isNarrow) return <NarrowCostList report={report} before={before} groupBy={groupBy} />;
	const shown = table.getVisibleLeafColumns().map(({ id }) => id);
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
						<BodyRow key={row.id} row={row} groupBy={groupBy} />
					))}
				</tbody>
				<CostTotalRow report={report} before={before} groupBy={groupBy} columns={shown} />
			</table>
		</div>
	);
}

/** Columns that would hold nothing but zeros say nothing. */
function shownColumns({ total }: CostReport, groupBy: CostGrouping): Record<string, boolean> {
	return {
		perSuccess: total.successes + total.failures > 0,
		users: total.users > 0 && groupBy !== 'user',
		features: (total.features ?? 0) > 0 && groupBy !== 'feature',
		unpriced: total.unpricedCalls > 0,
	};
}

const leftColumns: readonly string[] = ['name', 'share'];
const cellClass = (column: string): string =>
	`px-2 first:pl-3 last:pr-3 ${leftColumns.includes(column) ? 'text-left whitespace-nowrap' : 'figure'}`;

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

function BodyRow({ row, groupBy }: { row: Row<CostTableRow>; groupBy: CostGrouping }) {
	const { openRow, setOpenRow } = useCostsView();
	const { key, other } = row.original;
	const value = key ?? '';
	const isOpen = !other && openRow === value;
	const Chevron = isOpen ? ChevronDown : ChevronRight;
	const cells = row.getVisibleCells();
	return (
		<>
			<tr className="border-b border-line last:border-0 hover:bg-sunken">
				{cells.map((cell) => (
					<td key={cell.id} className={`h-8 ${cellClass(cell.column.id)}`}>
						{cell.column.id === 'name' && !other && (
							<button
								type="button"
								aria-expanded={isOpen}
								aria-label={`${isOpen ? 'Close' : 'Look into'} ${nameOfRow(row.original)}`}
								onClick={() => setOpenRow(isOpen ? null : value)}
								className="-ml-1 mr-1 inline-flex size-5 items-center justify-center rounded align-middle text-text-3 hover:bg-line hover:text-text"
							>
								<Chevron size={14} />
							</button>
						)}
						{flexRender(cell.column.columnDef.cell, cell.getContext())}
					</td>
				))}
			</tr>
			{isOpen && (
				<tr className="border-b border-line bg-sunken">
					<td colSpan={cells.length} className="p-3">
						<CostRowDetail groupBy={groupBy} value={value} colour={row.original.colour} usage={row.original.usage} />
					</td>
				</tr>
			)}
		</>
	);
}
