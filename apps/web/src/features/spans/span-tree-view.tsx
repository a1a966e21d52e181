'use client';

import type { TraceSkeleton } from '@spanledger/api/traces/read-trace';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { SpanRow, type SpanRowContext } from './span-row.tsx';
import { buildSpanTree, type SpanRow as Row, visibleRows } from './span-tree.ts';
import { TimeAxis } from './time-axis.tsx';
import { useTreeKeys } from './use-tree-keys.ts';

const rowHeight = 32;

type SpanTreeViewProps = { trace: TraceSkeleton; selected: string | null; onSelect: (spanId: string) => void };

/** Tree and waterfall in one: only the rows in sight are rendered, so that 10,000 spans scroll like ten. */
export function SpanTreeView({ trace, selected, onSelect }: SpanTreeViewProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const width = useElementWidth(scroller);
	const { folded, fold } = useFolding();
	const tree = useMemo(() => buildSpanTree(trace.spans), [trace.spans]);
	const rows = useMemo(() => visibleRows(tree, folded), [tree, folded]);
	const virtualizer = useSpanVirtualizer(rows, selected, scroller);
	useTreeKeys({ rows, selected, onSelect, fold });

	const context: SpanRowContext = {
		extentMs: trace.extentMs,
		traceCostUsd: trace.costUsd,
		isRunning: trace.running || trace.incomplete,
		...layoutFor(width),
	};
	return (
		<div className="flex h-full min-h-0 flex-col">
			<TimeAxis context={context} />
			<div
				ref={scroller}
				role="tree"
				tabIndex={0}
				aria-label="Spans"
				data-testid="span-tree"
				className="min-h-0 flex-1 overflow-auto outline-offset-[-2px] [scrollbar-gutter:stable]"
			>
				<div className="relative" style={{ height: virtualizer.getTotalSize() }}>
					{virtualizer.getVirtualItems().map((item) => {
						const row = rows[item.index];
						if (row === undefined) return null;
						return (
							<SpanTreeItem
								key={item.key}
								row={row}
								context={context}
								top={item.start}
								isSelected={row.node.span.spanId === selected}
								onSelect={onSelect}
								onFold={fold}
							/>
						);
					})}
				</div>
			</div>
		</div>
	);
}

type SpanTreeItemProps = {
	row: Row;
	context: SpanRowContext;
	/** Px from the top of the list. */
	top: number;
	isSelected: boolean;
	onSelect: (spanId: string) => void;
	onFold: (spanId: string, isFolded: boolean) => void;
};

function SpanTreeItem({ row, context, top, isSelected, onSelect, onFold }: SpanTreeItemProps) {
	const { span, children } = row.node;
	return (
		// biome-ignore lint/a11y/useFocusableInteractive: focus stays on the tree, the keys move the selection
		// biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] select by keyboard
		<div
			role="treeitem"
			aria-level={row.depth + 1}
			aria-selected={isSelected}
			{...(children.length > 0 ? { 'aria-expanded': !row.isFolded } : {})}
			data-span-id={span.spanId}
			onClick={() => onSelect(span.spanId)}
			className={`absolute inset-x-0 top-0 cursor-pointer px-3 hover:bg-sunken aria-selected:bg-accent-soft ${span.status === 'error' ? 'shadow-[inset_3px_0_var(--bad)]' : ''}`}
			style={{ transform: `translateY(${top}px)` }}
		>
			<SpanRow row={row} context={context} onFold={() => onFold(span.spanId, !row.isFolded)} />
		</div>
	);
}

/** Which rows are in sight; a new selection is brought there. */
function useSpanVirtualizer(rows: readonly Row[], selected: string | null, scroller: RefObject<HTMLDivElement | null>) {
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		getItemKey: (index) => rows[index]?.node.span.spanId ?? index,
		overscan: 20,
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection scrolls
	useEffect(() => {
		const index = rows.findIndex((row) => row.node.span.spanId === selected);
		if (index >= 0) virtualizer.scrollToIndex(index);
	}, [selected]);
	return virtualizer;
}

/** The spans whose descendants are out of sight. */
function useFolding() {
	const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
	const fold = (spanId: string, isFolded: boolean) =>
		setFolded((before) => {
			const next = new Set(before);
			if (isFolded) next.add(spanId);
			else next.delete(spanId);
			return next;
		});
	return { folded, fold };
}

/** Name, bar, duration, cost; a telephone leaves the cost to the detail. */
function layoutFor(width: number): Pick<SpanRowContext, 'template' | 'showsCost'> {
	if (width < 440) return { template: 'minmax(0,1.2fr) minmax(0,1fr) 56px', showsCost: false };
	return { template: 'minmax(0,1.15fr) minmax(0,1fr) 60px 78px', showsCost: true };
}
