import { compareLogs } from '@spanledger/core/logs/log-order';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
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
