'use client';

import type { CostReport, CostRow } from '@spanledger/api/costs/cost-shape';
import type { CostTrend } from '@spanledger/api/costs/trend-costs';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { ColumnDef } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { formatCount, formatCountExact, formatPercent } from '../../lib/format-count.ts';
import { formatUsd, shareOf, usdPer } from '../../lib/format-usd.ts';
import { ShareBar } from '../../ui/share-bar.tsx';
import { Tip } from '../../ui/tip.tsx';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { BilledFigure } from './billed-figure.tsx';
import { costColours } from './cost-colours.ts';
import { type CostGrouping, nameOfRow } from './cost-groupings.ts';
import { CostRowName } from './cost-row-name.tsx';
import { changeOf } from './coverage.ts';
import { knownCostUsd } from './known-cost.ts';
import { perSuccess } from './per-success.ts';
import { TokenFigure } from './token-figure.tsx';

export type CostTableRow = CostRow & {
	share: number;
	colour: string;
	perRequestUsd: string | null;
	/** What the same key cost in the period before; null while that is not known or was empty, "0" of a key that is new. */
	beforeUsd: string | null;
};

/** Shares and the colours of the chart: rows come dearest first, as its series do. */
export function toTableRows({ rows, total }: CostReport, before: CostTrend | null = null): CostTableRow[] {
	const colourOf = costColours(rows.map(nameOfRow));
	const earlier = new Map(before?.rows.map((row) => [nameOfRow(row), row.costUsd]));
	return rows.map((row) => ({
		...row,
		colour: colourOf(nameOfRow(row)),
		share: shareOf(row.costUsd, total.costUsd),
		perRequestUsd: usdPer(knownCostUsd(row), row.traces),
		beforeUsd: before === null || before.rows.length === 0 ? null : (earlier.get(nameOfRow(row)) ?? '0'),
	}));
}

const byMoney = (a: string | null, b: string | null): number => {
	const difference = picoUsdFrom(a ?? '-1') - picoUsdFrom(b ?? '-1');
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const growth = (row: CostTableRow): bigint => picoUsdFrom(row.costUsd) - picoUsdFrom(row.beforeUsd ?? row.costUsd);
const successUsd = (row: CostTableRow): string | null => perSuccess(row)?.usd ?? null;

/** The columns of a bill: who, how much, how often, how dear each. Those that would be empty are left out by the table. */
export function costColumns(groupBy: CostGrouping): ColumnDef<CostTableRow>[] {
	return [
		{
			id: 'name',
			header: 'Name',
			accessorFn: (row) => row.key ?? '',
			cell: ({ row }) => <CostRowName row={row.original} groupBy={groupBy} />,
		},
		money(
			'cost',
			'Cost',
			(row) => row.costUsd,
			(row) => <BilledFigure row={row} />,
		),
		{ id: 'share', header: 'Share', accessorFn: (row) => row.share, cell: ({ row }) => <Share row={row.original} /> },
		{
			id: 'change',
			header: 'Change',
			accessorFn: (row) => row.beforeUsd,
			sortingFn: (a, b) =>
				growth(a.original) < growth(b.original) ? -1 : growth(a.original) > growth(b.original) ? 1 : 0,
			cell: ({ row }) => <Change row={row.original} />,
		},
		count('requests', 'Requests', (row) => row.traces),
		count('calls', 'Calls', (row) => row.calls),
		{ ...count('errors', 'Errors', (row) => row.errors), cell: ({ row }) => <Errors row={row.original} /> },
		{
			...count('tokens', 'Tokens', (row) => row.usage.totalTokens ?? 0),
			cell: ({ row }) => <TokenFigure usage={row.original.usage} />,
		},
		money(
			'perRequest',
			'Per request',
			(row) => row.perRequestUsd,
			(row) => formatUsd(row.perRequestUsd),
		),
		money('perSuccess', 'Per success', successUsd, (row) => <PerSuccessCell row={row} />),
		count('users', 'Users', (row) => row.users),
		count('features', 'Features', (row) => row.features ?? 0),
		{
			...count('unpriced', 'Unpriced', (row) => row.unpricedCalls),
			cell: ({ row }) => <Unpriced calls={row.original.unpricedCalls} />,
		},
	];
}

function money(
	id: string,
	header: string,
	read: (row: CostTableRow) => string | null,
	show: (row: CostTableRow) => ReactNode,
): ColumnDef<CostTableRow> {
	return {
		id,
		header,
		accessorFn: read,
		sortingFn: (a, b) => byMoney(read(a.original), read(b.original)),
		cell: ({ row }) => show(row.original),
	};
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

function Share({ row }: { row: CostTableRow }) {
	return (
		<div className="flex w-24 items-center gap-2">
			<ShareBar share={row.share} colour={row.colour} />
			<span className="figure w-12 shrink-0 text-text-2">{formatPercent(row.share)}</span>
		</div>
	);
}

/** Against the same key in the period before; what was not there then is new. */
function Change({ row: { costUsd, beforeUsd } }: { row: CostTableRow }) {
	if (beforeUsd === null) return <span className="text-text-3">–</span>;
	const isNew = beforeUsd === '0';
	if (isNew && costUsd === '0') return <span className="text-text-3">–</span>;
	return (
		<Tip text={isNew ? 'Cost nothing in the period before.' : `${formatUsd(beforeUsd)} in the period before.`}>
			<span className="text-text-2">{isNew ? 'new' : changeOf(costUsd, beforeUsd)}</span>
		</Tip>
	);
}

function PerSuccessCell({ row }: { row: CostTableRow }) {
	const success = perSuccess(row);
	if (success === null) return <span className="text-text-3">–</span>;
	return (
		<Tip text={success.rule}>
			<span>
				{formatUsd(success.usd)} <span className="text-text-3">{formatPercent(success.judged)}</span>
			</span>
		</Tip>
	);
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
