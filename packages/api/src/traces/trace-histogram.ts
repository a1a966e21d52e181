import type { Scope } from '@spanledger/db/scope';
import { countOverTime } from '@spanledger/db/traces/count-over-time';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { timeZone } from '../parameters.ts';
import { toPageFilter, tracePageFilter } from './trace-query.ts';

export const histogramQuery = tracePageFilter.extend({ timezone: timeZone });

/** Traces that began from `start` on, and those of them that failed. Times are ISO 8601. */
export type HistogramCounts = {
	/** Minutes of a bar; 1,440 = days of the zone. */
	stepMinutes: number;
	from: string;
	to: string;
	/** Before it nothing was counted: the range holds too much to count while somebody waits. */
	countedFrom: string;
	counts: { start: string; traces: number; errors: number }[];
};

const mostBars = 100;
const stepsMinutes = [1, 5, 15, 60, 180, 360];
const dayMinutes = 1_440;
/** Counting stops after this; the day under way is finished. */
const longestMs = 1_500;

/** What stands above the list: exact counts of the traces that it would show. */
export async function traceHistogram(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: z.output<typeof histogramQuery>,
): Promise<HistogramCounts> {
	const filter = toPageFilter(query, now());
	// what a clock that runs ahead has sent is listed, but has no bar of its own
	const nowNs = BigInt(now().getTime()) * 1_000_000n;
	const toNs = filter.toNs < nowNs ? filter.toNs : nowNs;
	const isoOf = (ns: bigint) => new Date(Number(ns / 1_000_000n)).toISOString();
	const minutes = Number((toNs - filter.fromNs) / 60_000_000_000n);
	const stepMinutes = stepsMinutes.find((step) => minutes / step <= mostBars) ?? dayMinutes;
	const startedMs = performance.now();
	const { counts, countedFrom } = await countOverTime(db, scope, {
		filter: { ...filter, toNs: toNs > filter.fromNs ? toNs : filter.toNs },
		step: stepMinutes === dayMinutes ? 'day' : { minutes: stepMinutes },
		timeZone: query.timezone,
		goesOn: () => performance.now() - startedMs < longestMs,
	});
	return {
		stepMinutes,
		from: isoOf(filter.fromNs),
		to: isoOf(toNs > filter.fromNs ? toNs : filter.toNs),
		countedFrom: countedFrom.toISOString(),
		counts: counts.map(({ start, traces, errors }) => ({ start: start.toISOString(), traces, errors })),
	};
}
