'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { pan, type TimeWindow, zoom } from './time-window.ts';

type Zoomed = {
	scroller: RefObject<HTMLElement | null>;
	/** The element as wide as the bars. */
	track: RefObject<HTMLElement | null>;
	window: TimeWindow;
	extentUs: number;
	onWindow: (window: TimeWindow) => void;
};

/** Ctrl or ⌘ with the wheel (a pinch is the same) zooms around the pointer; Shift with it, and a sideways wheel, pan. A plain wheel scrolls. */
export function useZoomWheel(zoomed: Zoomed): void {
	const latest = useRef(zoomed);
	latest.current = zoomed;
	const { scroller } = zoomed;
	useEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		const onWheel = (event: WheelEvent) => {
			const { track, window, extentUs, onWindow } = latest.current;
			const frame = track.current?.getBoundingClientRect();
			if (frame === undefined || frame.width === 0) return;
			if (event.ctrlKey || event.metaKey) {
				event.preventDefault();
				const share = Math.min(1, Math.max(0, (event.clientX - frame.left) / frame.width));
				const around = window.fromUs + share * (window.toUs - window.fromUs);
				onWindow(zoom(window, Math.exp(event.deltaY / 300), around, extentUs));
				return;
			}
			const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
			if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
			event.preventDefault();
			onWindow(pan(window, sideways / frame.width, extentUs));
		};
		// React listens passively, and then the browser would zoom the page
		element.addEventListener('wheel', onWheel, { passive: false });
		return () => element.removeEventListener('wheel', onWheel);
	}, [scroller]);
}
