'use client';

import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { NamedScore } from './use-score-definitions.ts';

/** When a name last came; the exact time on hover. */
export function ScoreSeen({ seen }: { seen: NamedScore['seen'] }) {
	const { zone } = useTimeRange();
	const now = useNow();
	if (seen === null) return <span className="text-text-3">never</span>;
	return (
		<time dateTime={seen.lastTime} title={formatTimeExact(seen.lastTime, zone)}>
			{formatAgo(new Date(seen.lastTime), now)}
		</time>
	);
}
