'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { pan, type TimeWindow, zoom } from './time-window.ts';

type Zoomed = {
	/** Where the wheel is heard: bars, axis and map. */
	area: RefObject<HTMLElement | null>;
	/** The element as wide as the bars. */
	track: RefObject<HTMLElement | null>;
	window: TimeWindow;
	extentUs: number;
	onWindow: (window: TimeWindow) => void;
};

/** Some browsers count lines instead of pixels. */
const linePx = 16;

/** Ctrl or ⌘ with the wheel (a pinch is the same) zooms around the pointer; Shift with it, and a sideways wheel, pan. A plain wheel scrolls. */
export function useZoomWheel(zoomed: Zoomed): void {
	const latest = useRef(zoomed);
	latest.current = zoomed;
	const { area } = zoomed;
	useEffect(() => {
		const element = area.current;
		if (element === null) return;
		const onWheel = (event: WheelEvent) => {
			const { track, window, extentUs } = latest.current;
			// a wheel turns faster than the page draws: the next turn begins where this one ended
			const show = (next: TimeWindow) => {
				latest.current = { ...latest.current, window: next };
				latest.current.onWindow(next);
			};
			const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
			const frame = track.current?.getBoundingClientRect();
			if (frame === undefined || frame.width === 0) return;
			if (event.ctrlKey || event.metaKey) {
				event.preventDefault();
				const share = Math.min(1, Math.max(0, (event.clientX - frame.left) / frame.width));
				const around = window.fromUs + share * (window.toUs - window.fromUs);
				show(zoom(window, Math.exp((event.deltaY * unit) / 300), around, extentUs));
				return;
			}
			const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
			if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
			event.preventDefault();
			show(pan(window, (sideways * unit) / frame.width, extentUs));
		};
		// React listens passively, and then the browser would zoom the page
		element.addEventListener('wheel', onWheel, { passive: false });
		return () => element.removeEventListener('wheel', onWheel);
	}, [area]);
}
