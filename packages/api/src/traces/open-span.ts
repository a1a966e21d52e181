import { DomainError } from '@spanledger/core/domain-error';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import type { Payload } from '@spanledger/db/spans/payload';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import type { Relative } from '../mapping/with-inherited.ts';
import { type OpenOutline, openOutline } from './open-outline.ts';
import { readSettledSpan } from './read-settled-span.ts';

/** One span with everything that is kept of it. */
export type OpenSpan = {
	settled: SettledSpan;
	/** The spans of its trace that may have given it a dimension. */
	relatives: readonly Relative[];
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
	const open = await openOutline(deps, scope, traceId);
	const known = await findSpan(deps, scope, open, spanId);
	if (known === null) throw new DomainError('not-found', `no span ${spanId} in trace ${traceId}`, 'spanId');
	const start = startTime(known.settled.span.startTimeNs);
	const place = { traceId, spanId, minStart: start, maxStart: start };
	const [[payload = null], logs] = await Promise.all([
		readPayloads(deps.db, scope, place),
		readLogs(deps.db, scope, { ...place, limit: mostLogs + 1 }),
	]);
	return { ...known, payload, logs: logs.slice(0, mostLogs), hasMoreLogs: logs.length > mostLogs };
}

async function findSpan(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	open: OpenOutline,
	spanId: string,
): Promise<Pick<OpenSpan, 'settled' | 'relatives'> | null> {
	if (open.settled === null) return readSettledSpan(db, scope, { open, spanId });
	const settled = open.settled.find(({ span }) => span.spanId === spanId);
	return settled === undefined ? null : { settled, relatives: open.settled };
}
