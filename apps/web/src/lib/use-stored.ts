'use client';

import { useEffect, useState } from 'react';

/** A choice the browser remembers; `fallback` while rendering on the server and where storage is closed. */
export function useStored(key: string, fallback: string): [string, (value: string) => void] {
	const [value, setValue] = useState(fallback);
	useEffect(() => {
		try {
			setValue(localStorage.getItem(key) ?? fallback);
		} catch {
			// Storage can be forbidden; then the choice lasts as long as the page.
		}
	}, [key, fallback]);
	const store = (next: string) => {
		setValue(next);
		try {
			localStorage.setItem(key, next);
		} catch {
			// See above.
		}
	};
	return [value, store];
}
