'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in px, kept up to date; 1024 until it is known. */
export function useElementWidth(element: RefObject<HTMLElement | null>): number {
	const [width, setWidth] = useState(1024);
	useLayoutEffect(() => {
		if (element.current === null) return;
		setWidth(element.current.clientWidth);
		const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element]);
	return width;
}
