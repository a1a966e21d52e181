'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Whether an element has been on the screen, or nearly: what nobody scrolls to is never asked for. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
	const [seen, setSeen] = useState(false);
	useEffect(() => {
		if (seen || element.current === null) return;
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
			},
			{ rootMargin: '200px' },
		);
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element, seen]);
	return seen;
}
