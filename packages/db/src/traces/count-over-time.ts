import { intervalStarts } from '@spanledger/core/calendar/interval-starts';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { scoredRequests } from '../scores/scored-requests.ts';
import { startTime } from '../spans/start-time.ts';
import { type Bind, createBind } from './bind.ts';
import type { TraceFilter } from './trace-filter.ts';
import { traceWhere } from './trace-where.ts';

/** How many traces began from `start` on, and how many of them failed. */
export type TimeCount = { start: Date; traces: number; errors: number };

export type TimeQuestion = {
	filter: TraceFilter;
	/** Minutes of a bar, or whole days of the zone. */
	step: { minutes: number } | 'day';
	timeZone: string;
	/** Told before each day's count, latest first: whether to go on. */
	goesOn: () => boolean;
};

type Range = { fromNs: bigint; toNs: bigint };

const dayNs = 86_400_000_000_000n;

/**
 * Exact counts of traces over time, whatever the filter. Counted day by day from the end: `countedFrom` says how far it came before
 * `goesOn` said no.
 */
export async function countOverTime(
	db: Queryable,
	scope: Scope,
	{ filter, step, timeZone, goesOn }: TimeQuestion,
): Promise<{ counts: TimeCount[]; countedFrom: Date }> {
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const counts = new Map<number, TimeCount>();
	const firstDay = dayStarts(timeZone, { fromNs: filter.fromNs, toNs: filter.fromNs + 1n })[0];
	let toNs = filter.toNs;
	while (toNs > filter.fromNs && goesOn()) {
		const midnight = ((toNs - 1n) / dayNs) * dayNs;
		const fromNs = midnight > filter.fromNs ? midnight : filter.fromNs;
		const { bind, values } = createBind();
		const start = step === 'day' ? dayStart(timeZone, { fromNs, toNs }, bind) : binStart(step.minutes, firstDay, bind);
		const { rows } = await db.query<{ start: Date; traces: bigint; errors: bigint }>(
			`SELECT ${start} AS start, count(*) AS traces, count(*) FILTER (WHERE status = 'error') AS errors
			 FROM traces WHERE ${traceWhere(scope, { ...filter, fromNs, toNs }, requestIds, bind)} GROUP BY 1`,
			values,
		);
		for (const row of rows) add(counts, row.start, Number(row.traces), Number(row.errors));
		toNs = fromNs;
	}
	return {
		counts: [...counts.values()].sort((a, b) => a.start.getTime() - b.start.getTime()),
		countedFrom: startTime(toNs),
	};
}

/** Postgres takes the second of two midnights for the day's start, where clocks go back over it: the calendar says where days begin. */
function dayStarts(timeZone: string, { fromNs, toNs }: Range): Date[] {
	const [from, last] = [startTime(fromNs), startTime(toNs - 1n)];
	return intervalStarts('day', timeZone, from.getTime(), last.getTime() + 1).map((ms) => new Date(ms));
}

function dayStart(timeZone: string, range: Range, bind: Bind): string {
	const starts = bind(dayStarts(timeZone, range));
	return `(${starts}::timestamptz[])[width_bucket(start_time, ${starts}::timestamptz[])]`;
}

const binStart = (minutes: number, origin: Date | undefined, bind: Bind): string =>
	`date_bin(${bind(`${minutes} minutes`)}::interval, start_time, ${bind(origin)}::timestamptz)`;

function add(counts: Map<number, TimeCount>, start: Date, traces: number, errors: number): void {
	const known = counts.get(start.getTime()) ?? { start, traces: 0, errors: 0 };
	known.traces += traces;
	known.errors += errors;
	counts.set(start.getTime(), known);
}
