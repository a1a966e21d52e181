import type { SpanLog } from '@spanledger/core/logs/span-log';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import { readPayloads, type SpanPayload } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { contentOf } from './content-of.ts';
import { openTrace } from './open-trace.ts';
import { presentPayload } from './present-payload.ts';
import { presentBilling, presentSkeleton } from './present-span.ts';
import { presentTrace } from './present-trace.ts';
import { scoresOf } from './scores-of.ts';
import type { TraceDetail } from './trace-shape.ts';

/** Of a whole trace; a trace that logs more is read by its first records. */
const mostLogs = 10_000;

/** The trace with everything its spans carried: the public answer. Throws `not-found`. */
export async function readTrace(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	traceId: string,
): Promise<TraceDetail> {
	const { trace, bounds } = await openTrace({ db, book }, scope, traceId);
	const [stored, logs, scores] = await Promise.all([
		readPayloads(db, scope, bounds),
		readLogs(db, scope, { ...bounds, limit: mostLogs }),
		scoresOf(db, scope, trace.summary, trace.spans),
	]);
	const payloads = new Map(stored.map((payload) => [payloadKey(payload), payload]));
	const logsOf = groupBySpan(logs);
	const spans = trace.spans.map((settled) => {
		const { span } = settled;
		const payload = payloads.get(payloadKey({ spanId: span.spanId, start: startTime(span.startTimeNs) })) ?? null;
		const ownLogs = logsOf.get(span.spanId) ?? [];
		const content = contentOf(span, payload, ownLogs);
		return {
			...presentSkeleton(settled),
			...presentBilling(settled),
			...presentPayload(span, payload, content, ownLogs),
		};
	});
	return { ...presentTrace(trace, scores), spans };
}

function groupBySpan(logs: readonly SpanLog[]): Map<string, SpanLog[]> {
	const groups = new Map<string, SpanLog[]>();
	for (const log of logs) {
		const group = groups.get(log.spanId);
		if (group === undefined) groups.set(log.spanId, [log]);
		else group.push(log);
	}
	return groups;
}

const payloadKey = ({ spanId, start }: Pick<SpanPayload, 'spanId' | 'start'>): string => `${spanId}${start.getTime()}`;
