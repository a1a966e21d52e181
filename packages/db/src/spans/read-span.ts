import { withLogs } from '@spanledger/core/logs/with-logs';
import type { Span } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import { readLogNotes } from '../logs/read-log-notes.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from './hex.ts';
import { type SpanRow, spanColumns, spanFromRow } from './span-columns.ts';

const columns = spanColumns.map(([column]) => column).join(', ');

/** One span of a known start (see `startTime`), with what its log records say; null when it is not there. */
export async function readSpan(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, spanId, start }: { traceId: string; spanId: string; start: Date },
): Promise<Span | null> {
	const [{ rows }, notes] = await Promise.all([
		db.query<SpanRow>(
			`SELECT ${columns} FROM spans WHERE project_id = $1 AND trace_id = $2 AND span_id = $3 AND start_time = $4`,
			[projectId, bytesOf(traceId), bytesOf(spanId), start],
		),
		readLogNotes(db, { projectId }, { traceIds: [bytesOf(traceId)], minStart: start, maxStart: start }),
	]);
	const [span = null] = withLogs(rows.map(spanFromRow), notes.get(traceId) ?? []);
	return span;
}
