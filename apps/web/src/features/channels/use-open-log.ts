'use client';

import { parseAsString, useQueryState } from 'nuqs';

/** The channel whose log is open, kept in the URL. */
export function useOpenLog() {
	const [openId, setOpenId] = useQueryState('log', parseAsString);
	return { openId, toggle: (id: string) => setOpenId(openId === id ? null : id) };
}
