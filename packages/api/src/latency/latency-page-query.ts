import { latencyTiers } from '@spanledger/core/latency/latency-tiers';
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

const minutesKeptMs = latencyTiers.find(({ grain }) => grain === 'minute')?.keptMs ?? 0;

/** Steps of a chart: a minute up to three hours and a half while minutes are kept, a quarter hour up to 26 hours, an hour up to eight days, then a day. */
function stepOf(from: Date, to: Date, now: Date): PageStep {
	const lengthMs = to.getTime() - from.getTime();
	const isKept = from.getTime() >= now.getTime() - minutesKeptMs;
	// three hours, widened to whole quarters at both ends
	if (isKept && lengthMs <= 3.5 * hourMs) return { interval: 'minute', stepMs: 60_000 };
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
		step: stepOf(from, to, now),
	};
}
