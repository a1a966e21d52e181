import type { Score } from '@spanledger/core/scores/score';
import type { Cause } from '@spanledger/core/traces/find-cause';
import type { Scope } from '@spanledger/db/scope';
import { startTime } from '@spanledger/db/spans/start-time';
import { routeP95 } from '@spanledger/db/traces/route-p95';
import type { Deps } from '../deps.ts';
import { msOf, presentListItem, type TraceHead } from './present-trace.ts';
import type { TraceListItem } from './trace-shape.ts';

/** What stands above the tree of a trace, and what its spans are measured by. */
export type TracePageHead = TraceListItem & {
	/** Start of the earliest span in ms since the epoch; the spans' own starts count from it. */
	startMs: number;
	/** From the earliest start to the last end: the width of the waterfall. */
	extentMs: number;
	cause: Cause;
	/** p95 of the route over the seven days before, null while it has too few traces to say. */
	routeP95Ms: number | null;
};

/** The head of a trace for the pages. */
export async function readHead(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	trace: TraceHead,
	scores: readonly Score[],
): Promise<TracePageHead> {
	const { summary } = trace;
	const route = summary.dimensions.route;
	const routeP95Ms =
		route === undefined ? null : await routeP95(db, scope, { route, before: startTime(summary.startTimeNs) });
	return {
		...presentListItem(trace, now(), scores),
		startMs: msOf(summary.minStartNs),
		extentMs: msOf(summary.lastEndTimeNs - summary.minStartNs),
		cause: summary.cause,
		routeP95Ms,
	};
}
