'use client';

import type { TraceSkeleton } from '@spanledger/api/traces/read-trace';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { SpanRow, type SpanRowContext } from './span-row.tsx';
import { buildSpanTree, type SpanRow as Row, visibleRows } from './span-tree.ts';
import { ticks } from './waterfall.ts';

const rowHeight = 32;

type SpanTreeViewProps = { trace: TraceSkeleton; selected: string | null; onSelect: (spanId: string) => void };

/** Tree and waterfall in one: only the rows in sight are rendered, so that 10,000 spans scroll like ten. */
export function SpanTreeView({ trace, selected, onSelect }: SpanTreeViewProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const width = useElementWidth(scroller);
	const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
	const tree = useMemo(() => buildSpanTree(trace.spans), [trace.spans]);
	const rows = useMemo(() => visibleRows(tree, folded), [tree, folded]);
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		getItemKey: (index) => rows[index]?.node.span.spanId ?? index,
		overscan: 20,
	});
	const fold = (spanId: string, isFolded: boolean) =>
		setFolded((before) => {
			const next = new Set(before);
			if (isFolded) next.add(spanId);
			else next.delete(spanId);
			return next;
		});
	useTreeKeys({ rows, selected, onSelect, fold });
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection scrolls
	useEffect(() => {
		const index = rows.findIndex((row) => row.node.span.spanId === selected);
		if (index >= 0) virtualizer.scrollToIndex(index);
	}, [selected, trace.traceId]);

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
						const { span } = row.node;
						return (
							// biome-ignore lint/a11y/useFocusableInteractive: focus stays on the tree, the keys move the selection
							// biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] select by keyboard
							<div
								key={item.key}
								role="treeitem"
								aria-level={row.depth + 1}
								aria-selected={span.spanId === selected}
								{...(row.node.children.length > 0 ? { 'aria-expanded': !row.isFolded } : {})}
								data-span-id={span.spanId}
								onClick={() => onSelect(span.spanId)}
								className={`absolute inset-x-0 top-0 cursor-pointer px-3 hover:bg-sunken aria-selected:bg-accent-soft ${span.status === 'error' ? 'shadow-[inset_3px_0_var(--bad)]' : ''}`}
								style={{ transform: `translateY(${item.start}px)` }}
							>
								<SpanRow row={row} context={context} onFold={() => fold(span.spanId, !row.isFolded)} />
							</div>
						);
					})}
				</div>
			</div>
		</div>
	);
}

/** Name, bar, duration, cost; a telephone leaves the cost to the detail. */
function layoutFor(width: number): Pick<SpanRowContext, 'template' | 'showsCost'> {
	if (width < 440) return { template: 'minmax(0,1.2fr) minmax(0,1fr) 56px', showsCost: false };
	return { template: 'minmax(0,1.15fr) minmax(0,1fr) 60px 78px', showsCost: true };
}

function TimeAxis({ context: { extentMs, template, showsCost } }: { context: SpanRowContext }) {
	return (
		<div
			aria-hidden
			className="grid h-7 shrink-0 items-center gap-x-3 overflow-hidden border-b border-line px-3 text-xs text-text-3 [scrollbar-gutter:stable]"
			style={{ gridTemplateColumns: template }}
		>
			<span>Span</span>
			<div className="relative h-full">
				{ticks(extentMs, 3).map((tick) => (
					<span
						key={tick}
						className="absolute top-0 flex h-full items-center border-l border-line pl-1 whitespace-nowrap"
						style={{ left: `${extentMs === 0 ? 0 : (tick / extentMs) * 100}%` }}
					>
						{tick / extentMs > 0.85 ? '' : formatDuration(tick)}
					</span>
				))}
			</div>
			<span />
			{showsCost && <span className="text-right">Cost</span>}
		</div>
	);
}

type TreeKeys = {
	rows: readonly Row[];
	selected: string | null;
	onSelect: (spanId: string) => void;
	fold: (spanId: string, isFolded: boolean) => void;
};

/** [ and ] step, the arrows fold, `e` goes to the next error. */
function useTreeKeys({ rows, selected, onSelect, fold }: TreeKeys): void {
	const at = () => rows.findIndex((row) => row.node.span.spanId === selected);
	const select = (row: Row | undefined) => row !== undefined && onSelect(row.node.span.spanId);
	const nextError = () => {
		const from = at() + 1;
		const ahead = [...rows.slice(from), ...rows.slice(0, from)];
		select(ahead.find((row) => row.node.span.status === 'error'));
	};
	useKeys({
		'[': () => select(rows[Math.max(0, at() - 1)]),
		']': () => select(rows[Math.min(rows.length - 1, at() + 1)]),
		e: nextError,
		arrowleft: () => selected !== null && fold(selected, true),
		arrowright: () => selected !== null && fold(selected, false),
	});
}
