'use client';

import { useEffect, useState } from 'react';

/** The present, moving every `everyMs`. */
export function useNow(everyMs = 30_000): Date {
	const [now, setNow] = useState(() => new Date());
	useEffect(() => {
		const timer = setInterval(() => setNow(new Date()), everyMs);
		return () => clearInterval(timer);
	}, [everyMs]);
	return now;
}
