import type { LatencyInterval, LatencyQuestion } from '@spanledger/db/latency/latency-question';
import { z } from 'zod';
import { text, time, timeZone } from '../parameters.ts';
import { widenedRange } from './latency-query.ts';

/** What the pages ask: a range, its zone, and one route or all. */
export const latencyPageQuery = z.object({
	from: time.optional(),
	to: time.optional(),
	timezone: timeZone.default('UTC'),
	route: text(1000).optional(),
});
export type LatencyPageQuery = z.output<typeof latencyPageQuery>;

export type PageStep = { interval: LatencyInterval; stepMs: number };
const hourMs = 3_600_000;

/** Steps of a chart: a quarter hour up to 26 hours, an hour up to eight days, then a day. */
function stepOf(lengthMs: number): PageStep {
	if (lengthMs <= 26 * hourMs) return { interval: 'quarter', stepMs: 900_000 };
	if (lengthMs <= 8 * 24 * hourMs) return { interval: 'hour', stepMs: hourMs };
	return { interval: 'day', stepMs: 24 * hourMs };
}

/** A question's base, and the steps it is drawn in. */
export function toPageQuestion(
	query: LatencyPageQuery,
	now: Date,
): { base: Omit<LatencyQuestion, 'kind' | 'interval'>; step: PageStep } {
	const { from, to } = widenedRange(query, now);
	return {
		base: {
			from,
			to,
			timeZone: query.timezone,
			...(query.route === undefined ? {} : { routes: [query.route] }),
		},
		step: stepOf(to.getTime() - from.getTime()),
	};
}
