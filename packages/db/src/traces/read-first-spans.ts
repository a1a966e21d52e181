import type { SpanType } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

export type NamedSpan = { spanId: string; name: string; type: SpanType };

/** What the spans of a trace are called that started first, at most `limit`. */
export async function readFirstSpans(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, minStart, maxStart, limit }: TraceSpans & { limit: number },
): Promise<NamedSpan[]> {
	const { rows } = await db.query<NamedSpan>(
		`SELECT encode(span_id, 'hex') AS "spanId", name, type FROM spans
		WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4
		ORDER BY start_time_ns, span_id LIMIT $5`,
		[projectId, bytesOf(traceId), minStart, new Date(maxStart.getTime() + 1), limit],
	);
	// one that was sent with two starts has two rows
	return [...new Map(rows.toReversed().map((span) => [span.spanId, span])).values()].toReversed();
}
