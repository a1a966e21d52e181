import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';

export type SpanTrace = { trace_id: Buffer; min_start: Date; max_start: Date };
type Sought = { traceId: string | null; spanId: string | null; receivedMs: number };

const hourMs = 3_600_000;
/**
 * How far before a score came its span is looked for, in days: nearly all are judged on their day. Spans have no index by their own id, which
 * every span would pay for; the primary key of a day's partition is read from end to end instead (110,000 spans, 100 ids: 0.1 s on a busy machine).
 */
const lookBackDays = [1, 7];

/** Traces of the spans that scores name without their trace, by what is stored of the days before each came. */
export async function findSpanTraces(db: Queryable, scope: Scope, scores: readonly Sought[]): Promise<SpanTrace[]> {
	const found: SpanTrace[] = [];
	let sought = scores.filter(({ traceId, spanId }) => traceId === null && spanId !== null);
	for (const days of lookBackDays) {
		if (sought.length === 0) break;
		const rows = await spansWithin(db, scope, sought, days);
		found.push(...rows);
		const known = new Set(rows.map(({ span_id: id }) => hexOf(id)));
		sought = sought.filter(({ spanId }) => !known.has(spanId ?? ''));
	}
	return found;
}

async function spansWithin(
	db: Queryable,
	{ projectId }: Scope,
	sought: readonly Sought[],
	days: number,
): Promise<(SpanTrace & { span_id: Buffer })[]> {
	const times = sought.map(({ receivedMs }) => receivedMs);
	const { rows } = await db.query<SpanTrace & { span_id: Buffer }>(
		`SELECT trace_id, span_id, min(start_time) AS min_start, max(start_time) AS max_start FROM spans
		 WHERE project_id = $1 AND span_id = ANY($2) AND start_time >= $3 AND start_time < $4 GROUP BY trace_id, span_id`,
		[
			projectId,
			[...new Set(sought.map(({ spanId }) => spanId ?? ''))].map(bytesOf),
			new Date(Math.min(...times) - days * 24 * hourMs),
			new Date(Math.max(...times) + hourMs),
		],
	);
	return rows;
}
