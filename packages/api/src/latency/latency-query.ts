import { DomainError } from '@spanledger/core/domain-error';
import type { LatencyQuestion } from '@spanledger/db/latency/latency-question';
import { z } from 'zod';
import { text, time, timeZone } from '../parameters.ts';
import { timeRange } from '../time-range.ts';

export const latencyGroupings = ['route', 'stage', 'model'] as const;

/** The public parameters of `GET /latency`. */
export const latencyQuery = z.object({
	groupBy: z.enum(latencyGroupings).default('route'),
	route: z.array(text(1000)).max(100).optional(),
	from: time.optional(),
	to: time.optional(),
	interval: z.enum(['none', 'hour', 'day', 'week', 'month']).default('none'),
	timezone: timeZone.default('UTC'),
});
export type LatencyQuery = z.output<typeof latencyQuery>;

const quarterNs = 900_000_000_000n;
const stepNs = { none: 1n << 62n, hour: 3_600_000_000_000n, day: 86_400_000_000_000n, week: 604_800_000_000_000n };
const maxBuckets = 5_000n;

/** Widened to whole quarter hours: the grain of the rollups. */
export function widenedRange(
	query: Pick<LatencyQuery, 'from' | 'to'>,
	now: Date,
): { from: Date; to: Date; fromNs: bigint; toNs: bigint } {
	const range = timeRange(query, now);
	const fromNs = range.fromNs - (range.fromNs % quarterNs);
	const toNs = range.toNs + ((quarterNs - (range.toNs % quarterNs)) % quarterNs);
	return { from: new Date(Number(fromNs / 1_000_000n)), to: new Date(Number(toNs / 1_000_000n)), fromNs, toNs };
}

export function toLatencyQuestion(query: LatencyQuery, now: Date): LatencyQuestion {
	const { from, to, fromNs, toNs } = widenedRange(query, now);
	const step = query.interval === 'month' ? 4n * stepNs.week : stepNs[query.interval];
	if ((toNs - fromNs) / step > maxBuckets) {
		const message = `more than ${maxBuckets} intervals: take a shorter range or a longer interval`;
		throw new DomainError('invalid', message, 'interval');
	}
	return {
		kind: query.groupBy,
		from,
		to,
		interval: query.interval,
		timeZone: query.timezone,
		...(query.route === undefined ? {} : { routes: query.route }),
	};
}
