'use client';

import { useEffect } from 'react';

/** Names the browser's tab after what is shown; the page's own title comes back afterwards. */
export function useTitle(title: string): void {
	useEffect(() => {
		const before = document.title;
		document.title = `${title} · Spanledger`;
		return () => {
			document.title = before;
		};
	}, [title]);
}
