'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { ErrorPath } from './error-path.ts';
import type { Outline } from './outline.ts';
import { type Siblings, siblingsOf } from './siblings.ts';
import { TimeLines } from './time-lines.tsx';
import { treeKey, type WaterfallActions } from './use-waterfall-keys.ts';
import { type Folding, isFolded, placeAmong } from './visible-rows.ts';
import { WaterfallCells } from './waterfall-cells.tsx';
import type { WaterfallContext } from './waterfall-context.ts';

export const rowHeight = 32;
/** Rows above and below of what is in sight. */
const overscan = 2;
/** What the server renders, and the browser first, before anything is measured: a screen of rows. */
const likelyRect = { width: 600, height: 800 };

type WaterfallRowsProps = {
	outline: Outline;
	/** Those that are not folded away. */
	rows: readonly number[];
	folding: Folding;
	context: WaterfallContext;
	errors: ErrorPath;
	hits: ReadonlySet<number>;
	selectedRow: number | null;
	/** Somebody chose it: the rows go there. What the page opened by itself leaves them at their beginning. */
	isChosen: boolean;
	targetUs: number | null;
	scroller: RefObject<HTMLDivElement | null>;
	act: WaterfallActions;
	onSelect: (row: number) => void;
	onFold: (row: number, folds: boolean) => void;
	onEnd: () => void;
};

/** The rows in sight, as a tree for screen readers: one of them has the focus, the arrows move it. */
export function WaterfallRows(props: WaterfallRowsProps) {
	const { outline, rows, folding, context, errors, hits, selectedRow, targetUs, scroller, act, onSelect, onFold } =
		props;
	const isFocused = useRef(false);
	const virtualizer = useRowVirtualizer(props, isFocused);
	const items = virtualizer.getVirtualItems();
	const pool = poolFor(virtualizer, items.length);
	const siblings = useMemo(() => siblingsOf(outline), [outline]);
	const focusable = selectedRow === null || rows[placeAmong(rows, selectedRow)] !== selectedRow ? rows[0] : selectedRow;
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
		const row = selectedRow ?? rows[0] ?? 0;
		const hasRows = (outline.columns.below[row] ?? 0) > 0 && !context.callsOnly;
		if (treeKey(event.key, { isFolded: isFolded(outline, row, folding), hasRows }, act)) event.preventDefault();
	};
	return (
		<div
			ref={scroller}
			role="tree"
			aria-label="Spans"
			data-testid="span-tree"
			onKeyDown={onKeyDown}
			onFocus={() => {
				isFocused.current = true;
			}}
			onBlur={({ target, currentTarget, relatedTarget }) => {
				// a row that went out of sight takes the focus with it: the tree still has it
				if (target.isConnected && !currentTarget.contains(relatedTarget)) isFocused.current = false;
			}}
			className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto [scrollbar-gutter:stable]"
		>
			<div className="relative min-h-full" style={{ height: virtualizer.getTotalSize() }} role="presentation">
				<TimeLines window={context.window} targetUs={targetUs} />
				{items.map((item) => {
					const row = rows[item.index];
					if (row === undefined) return null;
					return (
						<WaterfallItem
							key={row === selectedRow ? 'selected' : item.index % pool}
							outline={outline}
							row={row}
							context={context}
							siblings={siblings}
							top={item.start}
							isFolded={isFolded(outline, row, folding)}
							isSelected={row === selectedRow}
							isFocusable={row === focusable}
							isHit={hits.has(row)}
							isAboveError={errors.above.has(row)}
							onSelect={onSelect}
							onFold={onFold}
						/>
					);
				})}
			</div>
		</div>
	);
}

/**
 * Elements are used again for other rows: changing the text of twenty costs a third of making twenty. So there are as many as are ever in
 * sight at once, and not one more: whatever the wheel skips, every element finds a new row. The selected row has one of its own, so that the
 * focus never moves to another row by scrolling.
 */
function poolFor({ scrollRect }: Virtualizer<HTMLDivElement, Element>, items: number): number {
	const inSight = Math.ceil((scrollRect?.height ?? 0) / rowHeight) + 1;
	return Math.max(items, inSight + 2 * overscan);
}

type WaterfallItemProps = Pick<WaterfallRowsProps, 'outline' | 'context' | 'onSelect' | 'onFold'> & {
	row: number;
	siblings: Siblings;
	/** Px from the top of the list. */
	top: number;
	isFolded: boolean;
	isSelected: boolean;
	isFocusable: boolean;
	isHit: boolean;
	isAboveError: boolean;
};

const WaterfallItem = memo(function WaterfallItem(item: WaterfallItemProps) {
	const { outline, row, context, siblings, top, isSelected, isFocusable, isHit, isAboveError, onSelect, onFold } = item;
	const { columns } = outline;
	const failed = columns.status[row] === 'error';
	const hasRows = (columns.below[row] ?? 0) > 0 && !context.callsOnly;
	const edge = failed ? 'shadow-[inset_3px_0_var(--bad)]' : isAboveError ? 'above-error' : '';
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the arrows move the selection
		<div
			role="treeitem"
			tabIndex={isFocusable ? 0 : -1}
			aria-level={context.callsOnly ? 1 : (columns.depth[row] ?? 0) + 1}
			aria-setsize={siblings.of[row]}
			aria-posinset={siblings.place[row]}
			aria-selected={isSelected}
			{...(hasRows ? { 'aria-expanded': !item.isFolded } : {})}
			data-span-id={columns.spanId[row]}
			data-row={row}
			onClick={() => onSelect(row)}
			className={`waterfall-grid absolute inset-x-0 h-8 cursor-pointer items-center text-sm outline-offset-[-2px] [contain:strict] hover:bg-sunken aria-selected:bg-accent-soft ${edge} ${isHit ? 'found' : ''}`}
			style={{ top }}
		>
			<WaterfallCells outline={outline} row={row} context={context} isFolded={item.isFolded} onFold={onFold} />
		</div>
	);
});

/** Rows that are scrolled to are there some frames later. */
const mostFrames = 60;

/** Gives a row the focus as soon as it is there; the answer calls it off. */
function focusRow(tree: HTMLElement, row: number): () => void {
	let frame = 0;
	const attempt = (left: number) => {
		const element = tree.querySelector<HTMLElement>(`[data-row="${row}"]`);
		if (element !== null) element.focus({ preventScroll: true });
		else if (left > 0) frame = requestAnimationFrame(() => attempt(left - 1));
	};
	frame = requestAnimationFrame(() => attempt(mostFrames));
	return () => cancelAnimationFrame(frame);
}

/** The next row down only needs a step; what is gone to from afar comes to the middle. */
function isInSight({ scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>, place: number): boolean {
	const top = scrollOffset ?? 0;
	const bottom = top + (scrollRect?.height ?? 0);
	return (place + 2) * rowHeight > top && (place - 1) * rowHeight < bottom;
}

/** Which rows are in sight. A new selection is brought there, and takes the focus along when the tree has it. */
function useRowVirtualizer(
	{ outline, rows, selectedRow, isChosen, scroller, onEnd }: WaterfallRowsProps,
	isFocused: RefObject<boolean>,
) {
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		overscan,
		initialRect: likelyRect,
	});
	const place = selectedRow === null ? -1 : placeAmong(rows, selectedRow);
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection scrolls
	useEffect(() => {
		if (place < 0 || !isChosen) return;
		virtualizer.scrollToIndex(place, { align: isInSight(virtualizer, place) ? 'auto' : 'center' });
		if (scroller.current !== null && isFocused.current) return focusRow(scroller.current, selectedRow ?? 0);
	}, [selectedRow, isChosen]);
	const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
	const isAtEnd = outline.rest === 'there' && rows.length > 0 && last >= rows.length - 1;
	useEffect(() => {
		if (isAtEnd) onEnd();
	}, [isAtEnd, onEnd]);
	return virtualizer;
}
