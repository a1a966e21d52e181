import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

/** The names of some spans, by trace id and span id one behind the other; each by its primary key within the bounds of its trace. */
export async function readSpanNames(
	db: Queryable,
	scope: Scope,
	spans: readonly (TraceSpans & { spanId: string })[],
): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	for (const alike of groupByDays(spans.map((span) => ({ ...scope, ...span })))) {
		const from = alike.reduce((least, { minStart }) => Math.min(least, minStart.getTime()), Number.POSITIVE_INFINITY);
		const last = alike.reduce((most, { maxStart }) => Math.max(most, maxStart.getTime()), 0);
		const { rows } = await db.query<{ trace_id: Buffer; span_id: Buffer; name: string }>({
			name: 'read-span-names',
			text: `SELECT s.trace_id, s.span_id, s.name
				FROM unnest($2::bytea[], $3::bytea[]) AS wanted (trace_id, span_id)
				JOIN spans s ON s.project_id = $1 AND s.trace_id = wanted.trace_id AND s.span_id = wanted.span_id
				WHERE s.start_time >= $4 AND s.start_time < $5`,
			values: [
				scope.projectId,
				alike.map(({ traceId }) => bytesOf(traceId)),
				alike.map(({ spanId }) => bytesOf(spanId)),
				new Date(from),
				new Date(last + 1),
			],
		});
		for (const row of rows) names.set(hexOf(row.trace_id) + hexOf(row.span_id), row.name);
	}
	return names;
}
