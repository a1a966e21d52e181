import { intervalStarts as clockStarts } from '@spanledger/core/calendar/interval-starts';
import type { LatencyQuestion } from './latency-question.ts';

const stepMs = { minute: 60_000, quarter: 900_000 };

/** Starts of a question's intervals, in order; null without one. Hours and longer begin where the zone says. */
export function intervalStarts({
	interval,
	timeZone,
	from,
	to,
}: Pick<LatencyQuestion, 'interval' | 'timeZone' | 'from' | 'to'>): Date[] | null {
	if (interval === 'none') return null;
	if (interval === 'minute' || interval === 'quarter') {
		const step = stepMs[interval];
		const first = Math.floor(from.getTime() / step) * step;
		const count = Math.ceil((to.getTime() - first) / step);
		return Array.from({ length: count }, (_, index) => new Date(first + index * step));
	}
	return clockStarts(interval, timeZone, from.getTime(), to.getTime()).map((ms) => new Date(ms));
}
