import { DomainError } from '@spanledger/core/domain-error';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import type { Payload } from '@spanledger/db/spans/payload';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { type OpenTrace, openTrace } from './open-trace.ts';

/** One span with everything that is kept of it. */
export type OpenSpan = OpenTrace & {
	settled: SettledSpan;
	/** null when its content has expired. */
	payload: Payload | null;
	logs: SpanLog[];
	/** There are more log records than these. */
	hasMoreLogs: boolean;
};

/** A span that logs more is read by its first records. */
const mostLogs = 500;

/** Throws `not-found`. */
export async function openSpan(
	deps: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	{ traceId, spanId }: { traceId: string; spanId: string },
): Promise<OpenSpan> {
	const open = await openTrace(deps, scope, traceId);
	const settled = open.trace.spans.find(({ span }) => span.spanId === spanId);
	if (settled === undefined) throw new DomainError('not-found', `no span ${spanId} in trace ${traceId}`, 'spanId');
	const start = startTime(settled.span.startTimeNs);
	const place = { traceId, spanId, minStart: start, maxStart: start };
	const [[payload = null], logs] = await Promise.all([
		readPayloads(deps.db, scope, place),
		readLogs(deps.db, scope, { ...place, limit: mostLogs + 1 }),
	]);
	return { ...open, settled, payload, logs: logs.slice(0, mostLogs), hasMoreLogs: logs.length > mostLogs };
}
