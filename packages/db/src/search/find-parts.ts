import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import type { FoundPart } from './search-parts.ts';
import { tsqueryText } from './tsquery-text.ts';

type Row = { part: number; start_time: Date; span_ids: Buffer };
type FindParts = { bounds: TraceSpans; query: SearchQuery; limit: number };

/** The parts of one trace that hold what was looked for, in its order. */
export async function findParts(
	db: Queryable,
	{ projectId }: Scope,
	{ bounds: { traceId, minStart, maxStart }, query, limit }: FindParts,
): Promise<FoundPart[]> {
	const { rows } = await db.query<Row>(
		`SELECT part, start_time, span_ids FROM trace_search
		 WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time <= $4 AND words @@ $5::tsquery
		 ORDER BY start_time, part LIMIT $6`,
		[projectId, bytesOf(traceId), minStart, maxStart, tsqueryText(query), limit],
	);
	return rows.map((row) => ({
		traceId,
		part: row.part,
		start: row.start_time,
		spanIds: hexOf(row.span_ids).match(/.{16}/g) ?? [],
	}));
}

/** Whether the search does not know a trace yet, or not its latest settlement. */
export async function isInBacklog(db: Queryable, { projectId }: Scope, traceId: string): Promise<boolean> {
	const { rows } = await db.query(
		// a large trace that is settled keeps its row
		`SELECT FROM unsettled_traces WHERE project_id = $1 AND trace_id = $2 AND due_at < 'infinity'
		 UNION ALL
		 SELECT FROM search_backlog WHERE project_id = $1 AND position($2 IN trace_ids) > 0 LIMIT 1`,
		[projectId, bytesOf(traceId)],
	);
	return rows.length > 0;
}
