import { compareLogs } from '@spanledger/core/logs/log-order';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { type LogRow, logFromRow, noteColumns } from './log-columns.ts';
import { logSlack } from './log-slack.ts';

/** The log records of a trace, or of one of its spans, in the order they were written; at most `limit`, the first ones. */
export async function readLogs(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, spanId, limit, ...bounds }: TraceSpans & { spanId?: string; limit: number },
): Promise<SpanLog[]> {
	const { from, to } = logSlack(bounds);
	const { rows } = await db.query<LogRow>(
		`SELECT ${noteColumns}, severity, body FROM span_logs
		 WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4
			AND ($5::bytea IS NULL OR span_id = $5)
		 ORDER BY time_ns, observed_time_ns, arrival, log_id LIMIT $6`,
		[projectId, bytesOf(traceId), from, to, spanId === undefined ? null : bytesOf(spanId), limit],
	);
	return rows.map(logFromRow).sort(compareLogs);
}

/** The first `limitEach` log records of each of many traces, by trace id: one query for each range of days. A trace without any is missing. */
export async function readLogsOf(
	db: Queryable,
	{ projectId }: Scope,
	{ traces, limitEach }: { traces: readonly TraceSpans[]; limitEach: number },
): Promise<Map<string, SpanLog[]>> {
	const logs = new Map<string, SpanLog[]>();
	for (const alike of groupByDays(traces.map((trace) => ({ projectId, ...trace })))) {
		const { from, to } = logSlack({
			minStart: new Date(Math.min(...alike.map((trace) => trace.minStart.getTime()))),
			maxStart: new Date(Math.max(...alike.map((trace) => trace.maxStart.getTime()))),
		});
		const { rows } = await db.query<LogRow>({
			name: 'read-logs-of',
			text: `SELECT own.* FROM unnest($2::bytea[]) AS wanted (id)
				CROSS JOIN LATERAL (
					SELECT ${noteColumns}, severity, body FROM span_logs
					WHERE project_id = $1 AND trace_id = wanted.id AND start_time >= $3 AND start_time < $4
					ORDER BY time_ns, observed_time_ns, arrival, log_id LIMIT $5
				) AS own`,
			values: [projectId, alike.map(({ traceId }) => bytesOf(traceId)), from, to, limitEach],
		});
		for (const row of rows) {
			const traceId = hexOf(row.trace_id);
			logs.set(traceId, [...(logs.get(traceId) ?? []), logFromRow(row)]);
		}
	}
	for (const own of logs.values()) own.sort(compareLogs);
	return logs;
}
