'use client';

import { type CSSProperties, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { SpanTypeSprite } from '../spans/span-type-sprite.tsx';
import { AllotmentStrip } from './allotment-strip.tsx';
import { errorPath } from './error-path.ts';
import { findHits, joinRows } from './find-hits.ts';
import { Minimap } from './minimap.tsx';
import { hasAllRows, type Outline } from './outline.ts';
import { ReadingNote } from './reading-note.tsx';
import { useAllotments } from './use-allotments.ts';
import { useFolding } from './use-folding.ts';
import { useReadingOn } from './use-reading-on.ts';
import { useSaid } from './use-said.ts';
import { useWaterfallKeys } from './use-waterfall-keys.ts';
import { useWaterfallView } from './use-waterfall-view.ts';
import { useZoomWheel } from './use-zoom-wheel.ts';
import { visibleRows } from './visible-rows.ts';
import { waterfallActions } from './waterfall-actions.ts';
import { WaterfallAxis } from './waterfall-axis.tsx';
import { columnsFor, type WaterfallContext } from './waterfall-context.ts';
import { WaterfallRows } from './waterfall-rows.tsx';
import { WaterfallToolbar } from './waterfall-toolbar.tsx';

type WaterfallViewProps = {
	outline: Outline;
	selected: string | null;
	/** Somebody chose it, here or by the link that led here. */
	isChosen: boolean;
	/** Beside the list: the rows have the room of the map, and of what keys do too. */
	isBrief: boolean;
	onSelect: (spanId: string) => void;
	/** The reader has come to the last row of what was sent. */
	onEnd: () => void;
};

/** Beside the detail, on a laptop. */
const likelyWidth = 600;

/** Tree and time axis in one: they share their rows, and only those in sight are rendered. */
export function WaterfallView({ outline, selected, isChosen, isBrief, onSelect, onEnd }: WaterfallViewProps) {
	const { head } = outline;
	const extentUs = Math.max(1, Math.round(head.extentMs * 1_000));
	const looks = useWaterfallView(extentUs);
	const scroller = useRef<HTMLDivElement>(null);
	const area = useRef<HTMLDivElement>(null);
	const track = useRef<HTMLDivElement>(null);
	const field = useRef<HTMLInputElement>(null);
	const width = useElementWidth(scroller, likelyWidth);
	const folding = useFolding(outline, looks.level, looks.setLevel);
	const rows = useMemo(
		() => visibleRows(outline, { level: folding.level, flipped: folding.flipped }, looks.callsOnly),
		[outline, folding.level, folding.flipped, looks.callsOnly],
	);
	const { targetUs, usedUp, allotments } = useAllotments(outline);
	const selectedRow = selected === null ? null : (outline.placeOf.get(selected) ?? null);
	const { said, hits, hitRows, errors, deepest } = useMarkedRows(outline, looks.find, selectedRow);
	const actions = waterfallActions({
		...{ outline, rows, errors: errors.failed, said, selectedRow, extentUs, looks, folding, onSelect },
		focusField: () => field.current?.focus(),
	});
	const act = useReadingOn(actions, { outline, find: looks.find, selected: isChosen ? selected : null, onNext: onEnd });
	useWaterfallKeys(act);
	useZoomWheel({ area, track, extentUs, window: looks.window, onWindow: looks.setWindow });

	const context = useMemo<WaterfallContext>(
		() => ({
			window: looks.window,
			view: looks.view,
			callsOnly: looks.callsOnly,
			traceCostUsd: head.costUsd,
			isUnfinished: head.running || head.incomplete,
			columns: columnsFor(width, looks.view),
			usedUp,
		}),
		[looks.window, looks.view, looks.callsOnly, head, width, usedUp],
	);
	const latest = useRef({ act, folding });
	latest.current = { act, folding };
	const select = useCallback((row: number) => latest.current.act.select(row), []);
	const fold = useCallback((row: number, folds: boolean) => latest.current.folding.fold(row, folds), []);
	return (
		<div
			className="flex h-full min-h-0 flex-col"
			style={{ '--waterfall-columns': context.columns.template } as CSSProperties}
		>
			<SpanTypeSprite />
			<WaterfallToolbar
				{...{ looks, act, deepest, field, isBrief, hits }}
				errors={hasAllRows(outline) ? errors.failed.length : head.errorCount}
			/>
			<ReadingNote outline={outline} onNext={onEnd} />
			<AllotmentStrip stages={head.stages} allotments={allotments} isBrief={isBrief} />
			<div ref={area} className="flex min-h-0 flex-1 flex-col">
				{!isBrief && <Minimap outline={outline} extentUs={extentUs} window={looks.window} onWindow={looks.setWindow} />}
				<WaterfallAxis
					columns={context.columns}
					window={looks.window}
					track={track}
					targetUs={targetUs}
					onWindow={looks.setWindow}
					onWhole={act.whole}
				/>
				<WaterfallRows
					{...{ outline, rows, folding, context, errors, selectedRow, isChosen, targetUs, scroller, act, onEnd }}
					hits={hitRows}
					onSelect={select}
					onFold={fold}
				/>
			</div>
		</div>
	);
}

/** What was found, what failed, and how deep the tree is. */
function useMarkedRows(outline: Outline, find: string, selectedRow: number | null) {
	const sought = useDeferredValue(find);
	const said = useSaid(outline, find);
	const found = useMemo(() => joinRows(findHits(outline, sought), said.rows), [outline, sought, said.rows]);
	const hitRows = useMemo(() => new Set(found), [found]);
	const errors = useMemo(() => errorPath(outline), [outline]);
	const deepest = useMemo(() => outline.columns.depth.reduce((most, depth) => Math.max(most, depth + 1), 0), [outline]);
	const counted = { at: placeOf(found, selectedRow), of: found.length, isAll: hasAllRows(outline), said: said.state };
	return { said: said.rows, hits: find.trim() === '' ? null : counted, hitRows, errors, deepest };
}

/** Which of the hits is selected, counted from 1. */
function placeOf(hits: readonly number[], selectedRow: number | null): number | null {
	const place = selectedRow === null ? -1 : hits.indexOf(selectedRow);
	return place < 0 ? null : place + 1;
}
