'use client';

import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { fitWindow, isWhole, type TimeWindow, windowFrom, windowText } from './time-window.ts';

/** tree: names at the left, bars at the right · timeline: the bars take the width, each with its name beside it. */
export const waterfallViews = ['tree', 'timeline'] as const;
export type WaterfallView = (typeof waterfallViews)[number];

const parsers = {
	view: parseAsStringLiteral(waterfallViews).withDefault('tree'),
	/** Levels that are unfolded; without it all are. */
	level: parseAsInteger,
	calls: parseAsBoolean.withDefault(false),
	find: parseAsString.withDefault(''),
	/** The part of the time axis in sight, `120-3400` ms. */
	zoom: parseAsString.withDefault(''),
};

/** How the waterfall is looked at: all of it stands in the URL, so that a link shows what its sender saw. */
export function useWaterfallView(extentUs: number) {
	const [{ view, level, calls, find, zoom }, set] = useQueryStates(parsers);
	const window = useMemo<TimeWindow>(
		() => fitWindow(windowFrom(zoom) ?? { fromUs: 0, toUs: extentUs }, extentUs),
		[zoom, extentUs],
	);
	return {
		view,
		level: level !== null && level >= 1 ? level : null,
		callsOnly: calls,
		find,
		window,
		isZoomed: !isWhole(window, extentUs),
		setView: (next: WaterfallView) => void set({ view: next }),
		setLevel: (next: number | null) => void set({ level: next }),
		setCallsOnly: (next: boolean) => void set({ calls: next }),
		setFind: (next: string) => void set({ find: next }, { throttleMs: 300 }),
		setWindow: (next: TimeWindow) =>
			void set({ zoom: isWhole(next, extentUs) ? '' : windowText(next) }, { throttleMs: 300 }),
	};
}
