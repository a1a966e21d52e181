import { DomainError } from '@spanledger/core/domain-error';
import { usdText } from '@spanledger/core/money/pico-usd';
import { countLinks, type LinkDirection, listLinks, type StoredLink } from '@spanledger/db/links/list-links';
import { readSpanNames } from '@spanledger/db/links/read-span-names';
import type { Scope } from '@spanledger/db/scope';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { startTime } from '@spanledger/db/spans/start-time';
import { findTrace } from '@spanledger/db/traces/find-trace';
import { findTraces } from '@spanledger/db/traces/find-traces';
import type { ListedTrace } from '@spanledger/db/traces/with-settled';
import type { Deps } from '../deps.ts';
import { timeText } from '../times.ts';
import { msOf } from '../traces/present-trace.ts';
import type { LinkQuery } from './link-query.ts';
import type { LinkPage, TraceLink } from './link-shape.ts';

/** Links of a trace or of one of its spans, with what the other traces are. Throws `not-found`, `invalid` for a wrong cursor. */
export async function listTraceLinks(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ traceId, side, spanId, limit, cursor }: LinkQuery & { traceId: string },
): Promise<LinkPage> {
	const end = { trace: await boundsOf({ db }, scope, traceId), spanId: spanId ?? null, direction: side };
	const { links, nextCursor } = await listLinks(db, scope, { end, limit, cursor: cursor ?? null });
	const others = links.map((link) => otherEnd(link, side));
	const traceIds = [...new Set(others.map((other) => other.traceId))];
	const traces = new Map((await findTraces(db, scope, { traceIds })).map((trace) => [trace.summary.traceId, trace]));
	const places = others.flatMap((other) => placeOf(other, traces.get(other.traceId)) ?? []);
	const names = await readSpanNames(db, scope, places);
	const items = others.map(
		(other): TraceLink => ({
			spanId: other.ownSpanId,
			otherTraceId: other.traceId,
			otherSpanId: other.spanId,
			otherSpanName: names.get(other.traceId + other.spanId) ?? null,
			other: presentOther(traces.get(other.traceId)),
		}),
	);
	return { items, nextCursor };
}

/** Above this a page says "1,000+". */
const mostCounted = 1_001;

/** How many links a trace, or one of its spans, has in each direction, counted up to 1,001. Throws `not-found`. */
export async function countTraceLinks(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ traceId, spanId = null }: { traceId: string; spanId?: string | null | undefined },
): Promise<{ [direction in LinkDirection]: number }> {
	const trace = await boundsOf({ db }, scope, traceId);
	const [to, from] = await Promise.all([
		countLinks(db, scope, { trace, spanId, direction: 'to' }, mostCounted),
		countLinks(db, scope, { trace, spanId, direction: 'from' }, mostCounted),
	]);
	return { to, from };
}

async function boundsOf({ db }: Pick<Deps, 'db'>, scope: Scope, traceId: string): Promise<TraceSpans> {
	const found = await findTrace(db, scope, { traceId });
	if (found === null) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	return found.bounds;
}

/** `start`: of the linking span, where that is the other one. */
type OtherEnd = { ownSpanId: string; traceId: string; spanId: string; start: Date | null };

function otherEnd(link: StoredLink, direction: LinkDirection): OtherEnd {
	const { traceId, spanId, targetTraceId, targetSpanId, start } = link;
	return direction === 'to'
		? { ownSpanId: spanId, traceId: targetTraceId, spanId: targetSpanId, start: null }
		: { ownSpanId: targetSpanId, traceId, spanId, start };
}

/** Where the other span lies: exactly, where it is the linking one; else within its trace. */
function placeOf({ traceId, spanId, start }: OtherEnd, trace: ListedTrace | undefined) {
	if (start !== null) return { traceId, spanId, minStart: start, maxStart: start };
	if (trace === undefined) return null;
	const { minStartNs, maxStartNs } = trace.summary;
	return { traceId, spanId, minStart: startTime(minStartNs), maxStart: startTime(maxStartNs) };
}

function presentOther(trace: ListedTrace | undefined): TraceLink['other'] {
	if (trace === undefined) return null;
	const { name, startTimeNs, durationNs, status, dimensions, costUsd, unpricedSpans } = trace.summary;
	return {
		name,
		startTime: timeText(startTimeNs),
		durationMs: msOf(durationNs),
		status,
		tenant: dimensions.tenant ?? null,
		costUsd: costUsd === null ? null : usdText(costUsd),
		unpricedSpans,
	};
}
