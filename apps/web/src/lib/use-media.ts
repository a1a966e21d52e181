'use client';

import { useSyncExternalStore } from 'react';

/** Whether a media query holds; false while rendering on the server. */
export function useMedia(query: string): boolean {
	return useSyncExternalStore(
		(onChange) => {
			const list = window.matchMedia(query);
			list.addEventListener('change', onChange);
			return () => list.removeEventListener('change', onChange);
		},
		() => window.matchMedia(query).matches,
		() => false,
	);
}

/** A telephone: one column, bottom bar, two-line rows. */
export const useNarrow = () => useMedia('(max-width: 639px)');
