'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CheckAll } from './check-all.tsx';
import { percentile } from './percentile.ts';
import { RowCheck } from './row-check.tsx';
import { fittingColumns, type TraceColumn, type TraceColumnKey } from './trace-columns.ts';
import { NarrowTraceRow, narrowRowHeight, TraceRow, type TraceRowContext, traceRowHeight } from './trace-row.tsx';
import type { ListSelection } from './use-selection.ts';

type TraceListProps = {
	rows: readonly TraceListItem[];
	selected: string | null;
	hidden: ReadonlySet<TraceColumnKey>;
	selection: ListSelection;
	onOpen: (traceId: string) => void;
	/** Called near the end of what is loaded. */
	onMore: () => void;
	onScroll: (atTop: boolean) => void;
};

const narrowBelow = 560;

/** The rows of the list; only those in sight are rendered. */
export function TraceList({ rows, selected, hidden, selection, onOpen, onMore, onScroll }: TraceListProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const width = useElementWidth(scroller);
	const isNarrow = width < narrowBelow;
	const columns = useMemo(() => fittingColumns(width, hidden), [width, hidden]);
	const context = useRowContext(rows);
	const virtualizer = useRowVirtualizer({ rows, selected, isNarrow, scroller, onMore });
	return (
		<div className="flex min-h-0 flex-1 flex-col">
			{!isNarrow && <ColumnHeads columns={columns} rows={rows} selection={selection} />}
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
							<div
								key={item.key}
								className="absolute inset-x-0 top-0"
								style={{ height: item.size, transform: `translateY(${item.start}px)` }}
							>
								<ListRow
									trace={trace}
									isOpen={trace.traceId === selected}
									isChosen={selection.chosen.has(trace.traceId)}
									onOpen={onOpen}
									onChoose={selection.choose}
								>
									{isNarrow ? (
										<NarrowTraceRow trace={trace} context={context} />
									) : (
										<TraceRow trace={trace} columns={columns} context={context} />
									)}
								</ListRow>
							</div>
						);
					})}
				</div>
			</div>
		</div>
	);
}

type ListRowProps = {
	trace: TraceListItem;
	isOpen: boolean;
	isChosen: boolean;
	onOpen: TraceListProps['onOpen'];
	onChoose: ListSelection['choose'];
	children: ReactNode;
};

function ListRow({ trace, isOpen, isChosen, onOpen, onChoose, children }: ListRowProps) {
	const { traceId, status } = trace;
	return (
		<>
			<button
				type="button"
				data-trace-id={traceId}
				aria-current={isOpen}
				onClick={() => onOpen(traceId)}
				className={`block size-full border-b border-line pr-4 pl-10 text-left outline-offset-[-2px] hover:bg-sunken aria-[current=true]:bg-accent-soft lg:pr-6 ${isChosen ? 'bg-accent-soft' : ''} ${status === 'error' ? 'shadow-[inset_2px_0_var(--bad)]' : ''}`}
			>
				{children}
			</button>
			<div data-choose={traceId} className="absolute top-1 left-2">
				<RowCheck
					label={`Choose trace ${traceId.slice(0, 8)}`}
					checked={isChosen}
					onChange={(isRange) => onChoose(traceId, isRange)}
				/>
			</div>
		</>
	);
}

type ColumnHeadsProps = Pick<TraceListProps, 'rows' | 'selection'> & { columns: readonly TraceColumn[] };

function ColumnHeads({ columns, rows, selection }: ColumnHeadsProps) {
	return (
		<div
			className="relative grid h-7 shrink-0 items-center gap-x-3 overflow-hidden border-b border-line pr-4 pl-10 text-xs text-text-3 [scrollbar-gutter:stable] lg:pr-6"
			style={{ gridTemplateColumns: columns.map((column) => column.width).join(' ') }}
		>
			<div className="absolute top-0.5 left-2">
				<CheckAll listed={rows.map(({ traceId }) => traceId)} selection={selection} />
			</div>
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
