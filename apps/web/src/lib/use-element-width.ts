'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in px, kept up to date; until it is known, and on the server, what it is likely to be. */
export function useElementWidth(element: RefObject<HTMLElement | null>, likely = 1024): number {
	const [width, setWidth] = useState(likely);
	useLayoutEffect(() => {
		if (element.current === null) return;
		setWidth(element.current.clientWidth);
		const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element]);
	return width;
}
