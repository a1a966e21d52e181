import { readContent } from '@spanledger/core/conventions/read-content';
import type { Cause } from '@spanledger/core/traces/find-cause';
import type { Scope } from '@spanledger/db/scope';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import { readPayloads, type SpanPayload } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import { routeP95 } from '@spanledger/db/traces/route-p95';
import type { Deps } from '../deps.ts';
import { openTrace } from './open-trace.ts';
import { presentPayload } from './present-payload.ts';
import { presentSkeleton } from './present-span.ts';
import { msOf, presentListItem, presentTrace } from './present-trace.ts';
import type { SpanSkeleton } from './span-shape.ts';
import type { TraceDetail, TraceListItem } from './trace-shape.ts';

type ReadDeps = Pick<Deps, 'db' | 'book' | 'now'>;

/** The trace with everything its spans carried: the public answer. Throws `not-found`. */
export async function readTrace({ db, book }: ReadDeps, scope: Scope, traceId: string): Promise<TraceDetail> {
	const { trace, bounds } = await openTrace({ db, book }, scope, traceId);
	const payloads = new Map((await readPayloads(db, scope, bounds)).map((payload) => [payloadKey(payload), payload]));
	const spans = trace.spans.map((settled) => {
		const { span } = settled;
		const payload = payloads.get(payloadKey({ spanId: span.spanId, start: startTime(span.startTimeNs) })) ?? null;
		const content = payload === null ? null : readContent(rawSpanOf(span, payload));
		const { offsetMs: _, ...skeleton } = presentSkeleton(settled, span.startTimeNs);
		return { ...skeleton, ...presentPayload(span, payload, content) };
	});
	return { ...presentTrace(trace), spans };
}

const payloadKey = ({ spanId, start }: Pick<SpanPayload, 'spanId' | 'start'>): string => `${spanId}${start.getTime()}`;

/** What the trace page opens with: the head, why it took its time, and the tree without payloads. */
export type TraceSkeleton = TraceListItem & {
	/** Start of the earliest span in ms since the epoch; spans' `offsetMs` count from it. */
	startMs: number;
	/** From the earliest start to the last end: the width of the waterfall. */
	extentMs: number;
	cause: Cause;
	/** p95 of the route over the seven days before, null while it has too few traces to say. */
	routeP95Ms: number | null;
	spans: SpanSkeleton[];
};

/** The trace for the pages. Throws `not-found`. */
export async function readTraceSkeleton(
	{ db, book, now }: ReadDeps,
	scope: Scope,
	traceId: string,
): Promise<TraceSkeleton> {
	const { trace } = await openTrace({ db, book }, scope, traceId);
	const { summary } = trace;
	const route = summary.dimensions.route;
	const routeP95Ms =
		route === undefined ? null : await routeP95(db, scope, { route, before: startTime(summary.startTimeNs) });
	return {
		...presentListItem(trace, now()),
		startMs: msOf(summary.minStartNs),
		extentMs: msOf(summary.lastEndTimeNs - summary.minStartNs),
		cause: summary.cause,
		routeP95Ms,
		spans: trace.spans.map((settled) => presentSkeleton(settled, summary.minStartNs)),
	};
}
