'use client';

import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';

/** "3 min ago"; the exact time in the page's zone on hover. */
export function TimeAgo({ time }: { time: Date }) {
	const { zone } = useTimeRange();
	const iso = time.toISOString();
	return (
		<time dateTime={iso} title={formatTimeExact(iso, zone)} className="whitespace-nowrap">
			{formatAgo(time, useNow())}
		</time>
	);
}
