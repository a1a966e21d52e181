import { callTypes } from '@spanledger/core/spans/span';
import { findHits, joinRows, nextOf } from './find-hits.ts';
import type { Outline } from './outline.ts';
import { pan, zoom } from './time-window.ts';
import type { useFolding } from './use-folding.ts';
import type { WaterfallActions } from './use-waterfall-keys.ts';
import type { useWaterfallView } from './use-waterfall-view.ts';
import { placeAmong } from './visible-rows.ts';

type Looking = {
	outline: Outline;
	rows: readonly number[];
	errors: readonly number[];
	/** Rows in which what is sought was asked or answered. */
	said: readonly number[];
	selectedRow: number | null;
	extentUs: number;
	looks: ReturnType<typeof useWaterfallView>;
	folding: ReturnType<typeof useFolding>;
	onSelect: (spanId: string) => void;
	focusField: () => void;
};

/** What keys and buttons do. */
export function waterfallActions(looking: Looking): WaterfallActions & { select: (row: number | undefined) => void } {
	const { outline, rows, errors, said, selectedRow, extentUs, looks, folding, focusField } = looking;
	const { columns, parents } = outline;
	const select = (row: number | undefined) => {
		const spanId = row === undefined ? undefined : columns.spanId[row];
		if (row === undefined || spanId === undefined) return;
		const type = columns.type[row];
		if (looks.callsOnly && type !== undefined && !callTypes.has(type)) looks.setCallsOnly(false);
		folding.reveal(row);
		looking.onSelect(spanId);
	};
	const step = (by: 1 | -1) => {
		const place = selectedRow === null ? -1 : placeAmong(rows, selectedRow);
		select(rows[Math.min(rows.length - 1, Math.max(0, place + by))]);
	};
	const { window } = looks;
	return {
		select,
		step,
		toEnd: (end) => select(end === 'first' ? rows[0] : rows.at(-1)),
		toParent: () => select(selectedRow === null || (parents[selectedRow] ?? -1) < 0 ? undefined : parents[selectedRow]),
		toFirstChild: () => {
			if (selectedRow !== null && (columns.below[selectedRow] ?? 0) > 0) select(selectedRow + 1);
		},
		fold: (folds) => selectedRow !== null && folding.fold(selectedRow, folds),
		error: (by) => select(nextOf(errors, selectedRow ?? -1, by)),
		// what is marked may still be that of the letter before
		hit: (by) => select(nextOf(joinRows(findHits(outline, looks.find), said), selectedRow ?? -1, by)),
		level: folding.setLevel,
		zoom: (factor) => looks.setWindow(zoom(window, factor, (window.fromUs + window.toUs) / 2, extentUs)),
		pan: (share) => looks.setWindow(pan(window, share, extentUs)),
		zoomToSpan: () => {
			if (selectedRow === null) return;
			const fromUs = columns.startUs[selectedRow] ?? 0;
			const lastsUs = Math.max(columns.durationUs[selectedRow] ?? 0, 10);
			looks.setWindow({ fromUs: Math.max(0, fromUs - lastsUs * 0.05), toUs: fromUs + lastsUs * 1.05 });
		},
		whole: () => looks.setWindow({ fromUs: 0, toUs: extentUs }),
		toggleCalls: () => looks.setCallsOnly(!looks.callsOnly),
		toggleView: () => looks.setView(looks.view === 'tree' ? 'timeline' : 'tree'),
		find: focusField,
	};
}
