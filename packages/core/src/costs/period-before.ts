import { periodAt, shiftPeriod } from '../calendar/period.ts';

type Span = { fromMs: number; toMs: number };

/**
 * What a stretch of time is compared with: as long a one that ends where it begins. Whole months of the zone are compared with as many
 * months, and a month to date with the same days and hours of the month before, though those have other lengths.
 */
export function periodBefore({ fromMs, toMs }: Span, timeZone: string): Span {
	const first = periodAt('month', timeZone, fromMs);
	if (first.fromMs !== fromMs) return { fromMs: 2 * fromMs - toMs, toMs: fromMs };
	let months = 0;
	for (let month = first; month.toMs <= toMs; month = shiftPeriod(month, 1)) months += 1;
	const start = shiftPeriod(first, -Math.max(1, months));
	const isWhole = months > 0 && shiftPeriod(first, months).fromMs === toMs;
	if (isWhole) return { fromMs: start.fromMs, toMs: fromMs };
	return months === 0
		? { fromMs: start.fromMs, toMs: Math.min(start.fromMs + (toMs - fromMs), fromMs) }
		: { fromMs: 2 * fromMs - toMs, toMs: fromMs };
}
