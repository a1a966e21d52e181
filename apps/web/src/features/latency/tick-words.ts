import { formatClock, formatDay } from '../../lib/format-time.ts';

const dayMs = 86_400_000;

/** How the time axis of a range names its moments: by the clock, from two days on by the day. */
export const tickWords =
	({ fromMs, toMs }: { fromMs: number; toMs: number }, zone: string) =>
	(atMs: number): string =>
		toMs - fromMs > 2 * dayMs ? formatDay(new Date(atMs), zone) : formatClock(new Date(atMs), zone);
