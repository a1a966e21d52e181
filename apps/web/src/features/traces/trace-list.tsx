'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { percentile } from './percentile.ts';
import { fittingColumns, type TraceColumn, type TraceColumnKey } from './trace-columns.ts';
import { NarrowTraceRow, narrowRowHeight, TraceRow, type TraceRowContext, traceRowHeight } from './trace-row.tsx';

type TraceListProps = {
	rows: readonly TraceListItem[];
	selected: string | null;
	hidden: ReadonlySet<TraceColumnKey>;
	onOpen: (traceId: string) => void;
	/** Called near the end of what is loaded. */
	onMore: () => void;
	onScroll: (atTop: boolean) => void;
};

const narrowBelow = 560;

/** The rows of the list; only those in sight are rendered. */
export function TraceList({ rows, selected, hidden, onOpen, onMore, onScroll }: TraceListProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const width = useElementWidth(scroller);
	const isNarrow = width < narrowBelow;
	const columns = useMemo(() => fittingColumns(width, hidden), [width, hidden]);
	const context = useRowContext(rows);
	const virtualizer = useRowVirtualizer({ rows, selected, isNarrow, scroller, onMore });
	return (
		<div className="flex min-h-0 flex-1 flex-col">
			{!isNarrow && <ColumnHeads columns={columns} />}
			<div
				ref={scroller}
				data-testid="trace-list"
				onScroll={(event) => onScroll(event.currentTarget.scrollTop < 8)}
				className="min-h-0 flex-1 overflow-auto [scrollbar-gutter:stable]"
			>
				<div className="relative" style={{ height: virtualizer.getTotalSize() }}>
					{virtualizer.getVirtualItems().map((item) => {
						const trace = rows[item.index];
						if (trace === undefined) return null;
						return (
							<button
								type="button"
								key={item.key}
								data-trace-id={trace.traceId}
								aria-current={trace.traceId === selected}
								onClick={() => onOpen(trace.traceId)}
								className={`absolute inset-x-0 top-0 block border-b border-line px-4 text-left outline-offset-[-2px] hover:bg-sunken aria-[current=true]:bg-accent-soft lg:px-6 ${trace.status === 'error' ? 'shadow-[inset_2px_0_var(--bad)]' : ''}`}
								style={{ height: item.size, transform: `translateY(${item.start}px)` }}
							>
								{isNarrow ? (
									<NarrowTraceRow trace={trace} context={context} />
								) : (
									<TraceRow trace={trace} columns={columns} context={context} />
								)}
							</button>
						);
					})}
				</div>
			</div>
		</div>
	);
}

function ColumnHeads({ columns }: { columns: readonly TraceColumn[] }) {
	return (
		<div
			className="grid h-7 shrink-0 items-center gap-x-3 overflow-hidden border-b border-line px-4 text-xs text-text-3 [scrollbar-gutter:stable] lg:px-6"
			style={{ gridTemplateColumns: columns.map((column) => column.width).join(' ') }}
		>
			{columns.map(({ key, label, right }) => (
				<div key={key} className={right ? 'text-right' : ''}>
					{label}
				</div>
			))}
		</div>
	);
}

/** What the rows are measured and dated by. */
function useRowContext(rows: readonly TraceListItem[]): TraceRowContext {
	const { zone } = useTimeRange();
	const now = useNow();
	const durations = useMemo(() => rows.map((row) => row.durationMs), [rows]);
	const p95Ms = useMemo(() => percentile(durations, 0.95) ?? 0, [durations]);
	return { zone, now, p95Ms };
}

type RowVirtualizer = Pick<TraceListProps, 'rows' | 'selected' | 'onMore'> & {
	isNarrow: boolean;
	scroller: RefObject<HTMLDivElement | null>;
};

/** Which rows are in sight; asks for more near the end, and follows the selection. */
function useRowVirtualizer({ rows, selected, isNarrow, scroller, onMore }: RowVirtualizer) {
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: (index) => heightOf(rows[index], isNarrow),
		getItemKey: (index) => rows[index]?.traceId ?? index,
		overscan: 12,
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: row heights depend on these, and are cached
	useEffect(() => virtualizer.measure(), [virtualizer, isNarrow, rows]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection scrolls, new rows never do
	useEffect(() => {
		const index = rows.findIndex((row) => row.traceId === selected);
		if (index >= 0) virtualizer.scrollToIndex(index);
	}, [selected]);
	const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
	useEffect(() => {
		if (last >= rows.length - 15) onMore();
	}, [last, rows.length, onMore]);
	return virtualizer;
}

function heightOf(row: TraceListItem | undefined, isNarrow: boolean): number {
	if (row === undefined) return 32;
	if (isNarrow) return row.inputPreview === null ? narrowRowHeight - 12 : narrowRowHeight + 4;
	return traceRowHeight(row);
}
