'use client';

import type { CatalogueRow } from '@spanledger/core/prices/list-catalogue';
import type { RateName } from '@spanledger/core/prices/price-book';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatRate } from '../../lib/format-usd.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { describePrice, describeTiers, unitWords } from './price-words.ts';

type CatalogueTableProps = {
	rows: readonly CatalogueRow[];
	onMore: () => void;
	onOverride: (row: CatalogueRow) => void;
};

const columns = 'minmax(240px,1fr) 72px 84px 84px 76px 92px 88px 84px';
const heads = ['Model', 'Input', 'Cache read', 'Cache write', 'Output', 'More', 'Valid from', ''];
const figureHeads: readonly string[] = ['Input', 'Cache read', 'Cache write', 'Output'];
const height = { wide: 32, narrow: 60 };

/** Some 1,400 rows, of which only those in sight are drawn. */
export function CatalogueTable({ rows, onMore, onOverride }: CatalogueTableProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const isNarrow = useNarrow();
	const rowHeight = isNarrow ? height.narrow : height.wide;
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		overscan: 12,
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: heights are cached, and depend on the width
	useEffect(() => virtualizer.measure(), [virtualizer, isNarrow]);
	const items = virtualizer.getVirtualItems();
	const last = items.at(-1)?.index ?? 0;
	useEffect(() => {
		if (last >= rows.length - 30) onMore();
	}, [last, rows.length, onMore]);
	return (
		<div ref={scroller} className="h-[min(70vh,900px)] overflow-auto text-sm" data-testid="catalogue">
			{/* biome-ignore lint/a11y/useSemanticElements: rows out of sight are not there, which a table element cannot have */}
			<div role="table" aria-label="Catalogue" aria-rowcount={rows.length} className={isNarrow ? '' : 'min-w-208'}>
				{!isNarrow && <Heads />}
				<div className="relative" style={{ height: virtualizer.getTotalSize() }}>
					{items.map(({ index, start }) => {
						const row = rows[index];
						if (row === undefined) return null;
						const place = { top: start, height: rowHeight };
						const Row = isNarrow ? NarrowRow : WideRow;
						return (
							<Row key={`${row.provider} ${row.model}`} row={row} index={index} place={place} onOverride={onOverride} />
						);
					})}
				</div>
			</div>
		</div>
	);
}

function Heads() {
	return (
		// biome-ignore lint/a11y/useSemanticElements: see the table
		// biome-ignore lint/a11y/useFocusableInteractive: a row of heads is not interactive
		<div
			role="row"
			className="sticky top-0 z-10 grid h-8 items-center border-b border-line bg-raised px-4 text-xs text-text-3"
			style={{ gridTemplateColumns: columns }}
		>
			{heads.map((head) => (
				// biome-ignore lint/a11y/useSemanticElements: see the table
				// biome-ignore lint/a11y/useFocusableInteractive: nothing sorts here
				<div key={head} role="columnheader" className={figureHeads.includes(head) ? 'pr-3 text-right' : 'pr-3'}>
					{head}
				</div>
			))}
		</div>
	);
}

type RowProps = {
	row: CatalogueRow;
	index: number;
	place: { top: number; height: number };
	onOverride: (row: CatalogueRow) => void;
};

const cell = 'min-w-0 truncate pr-3';

function WideRow({ row, index, place, onOverride }: RowProps) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: see the table
		// biome-ignore lint/a11y/useFocusableInteractive: its button is
		<div
			role="row"
			aria-rowindex={index + 1}
			className="absolute inset-x-0 grid items-center border-b border-line px-4 hover:bg-sunken"
			style={{ gridTemplateColumns: columns, ...place }}
		>
			<Cell className={cell}>
				<ModelName row={row} /> <span className="text-text-3">{row.provider}</span>
			</Cell>
			<Cell className={`${cell} figure`}>{rateOf(row, 'input')}</Cell>
			<Cell className={`${cell} figure`}>{rateOf(row, 'cacheRead')}</Cell>
			<Cell className={`${cell} figure`}>{rateOf(row, 'cacheWrite')}</Cell>
			<Cell className={`${cell} figure`}>{rateOf(row, 'output')}</Cell>
			<Cell className={`${cell} text-text-2`}>
				<More row={row} />
			</Cell>
			<Cell className={`${cell} text-text-2`}>{row.validFrom ?? ''}</Cell>
			<Cell className="text-right">
				<Override row={row} onOverride={onOverride} />
			</Cell>
		</div>
	);
}

function NarrowRow({ row, index, place, onOverride }: RowProps) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: see the table
		// biome-ignore lint/a11y/useFocusableInteractive: its button is
		<div
			role="row"
			aria-rowindex={index + 1}
			className="absolute inset-x-0 flex items-center gap-2 border-b border-line px-4"
			style={place}
		>
			<Cell className="min-w-0 flex-1">
				<p className="truncate">
					<ModelName row={row} /> <span className="text-text-3">{row.provider}</span>
				</p>
				<p className="truncate text-text-2">{describePrice(row)}</p>
			</Cell>
			<Cell>
				<Override row={row} onOverride={onOverride} />
			</Cell>
		</div>
	);
}

function Cell({ className = '', children }: { className?: string; children: React.ReactNode }) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: see the table
		<div role="cell" className={className}>
			{children}
		</div>
	);
}

function ModelName({ row: { model, modelTitle, deprecated, comment } }: { row: CatalogueRow }) {
	const remarks = [modelTitle === model ? '' : modelTitle, deprecated ? 'deprecated' : '', comment ?? ''];
	return (
		<Tip text={remarks.filter((remark) => remark !== '').join(' · ')}>
			<span className={deprecated ? 'text-text-3' : 'font-medium'}>{model}</span>
		</Tip>
	);
}

function rateOf({ rates }: CatalogueRow, part: RateName) {
	const rate = rates[part];
	if (rate === undefined) return <span className="text-text-3">–</span>;
	return <span title={formatRate(rate.base)}>{formatRate(rate.base)}</span>;
}

/** Tiers and what is paid each, in a tip: most models have neither. */
function More({ row }: { row: CatalogueRow }) {
	const tiers = describeTiers(row);
	const units = unitWords(row);
	if (tiers.length + units.length === 0) return null;
	const words = [tiers.length === 0 ? '' : 'long context', units.length === 0 ? '' : 'units'];
	return (
		<Tip text={[...tiers, ...units].join('. ')}>
			<span className="underline decoration-dotted underline-offset-2">
				{words.filter((word) => word !== '').join(', ')}
			</span>
		</Tip>
	);
}

function Override({ row, onOverride }: Pick<RowProps, 'row' | 'onOverride'>) {
	return (
		<Button look="quiet" onClick={() => onOverride(row)} aria-label={`Override ${row.provider}/${row.model}`}>
			Override…
		</Button>
	);
}
