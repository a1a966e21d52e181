import { compareLogs } from '@spanledger/core/logs/log-order';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { type LogRow, logFromRow, noteColumns } from './log-columns.ts';
import { logSlack } from './log-slack.ts';

/** Records of many traces at once: what is more is left unread. */
const mostLogs = 20_000;

/** What log records tell of the content of traces, by trace and span id together, in the order they were written. */
export async function readContentLogs(
	db: Queryable,
	{ projectId }: Scope,
	traces: readonly TraceSpans[],
): Promise<Map<string, SpanLog[]>> {
	const logs = new Map<string, SpanLog[]>();
	if (traces.length === 0) return logs;
	const { from, to } = logSlack({
		minStart: new Date(Math.min(...traces.map(({ minStart }) => minStart.getTime()))),
		maxStart: new Date(Math.max(...traces.map(({ maxStart }) => maxStart.getTime()))),
	});
	const { rows } = await db.query<LogRow>({
		name: 'read-content-logs',
		text: `SELECT ${noteColumns}, severity, body FROM span_logs
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4 AND use = 'content'
			ORDER BY trace_id, span_id, time_ns, observed_time_ns, arrival, log_id LIMIT ${mostLogs}`,
		values: [projectId, traces.map(({ traceId }) => bytesOf(traceId)), from, to],
	});
	for (const log of rows.map(logFromRow)) {
		const key = log.traceId + log.spanId;
		const known = logs.get(key);
		if (known === undefined) logs.set(key, [log]);
		else known.push(log);
	}
	for (const own of logs.values()) own.sort(compareLogs);
	return logs;
}
