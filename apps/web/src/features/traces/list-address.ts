'use client';

import { useEffect, useState } from 'react';

/** The list as this tab last saw it: filters, order, range, and what was open beside it. */
const key = 'traces-address';

export function useRememberList(slug: string, search: string): void {
	useEffect(() => {
		try {
			sessionStorage.setItem(key, `/${slug}/traces${search === '' ? '' : `?${search}`}`);
		} catch {
			// Storage can be forbidden; then the way back leads to the plain list.
		}
	}, [slug, search]);
}

/** Where the list is. */
export function useListAddress(slug: string): string {
	const plain = `/${slug}/traces`;
	const [address, setAddress] = useState(plain);
	useEffect(() => {
		try {
			const stored = sessionStorage.getItem(key) ?? plain;
			setAddress(stored.startsWith(`${plain}?`) ? stored : plain);
		} catch {
			// See above.
		}
	}, [plain]);
	return address;
}
