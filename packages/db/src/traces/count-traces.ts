import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { scoredRequests } from '../scores/scored-requests.ts';
import { createBind } from './bind.ts';
import type { TraceFilter } from './trace-filter.ts';
import { traceWhere } from './trace-where.ts';

/** How many traces match, counted up to `limit`; `isCapped` = there are more. */
export async function countTraces(
	db: Queryable,
	scope: Scope,
	{ filter, limit }: { filter: TraceFilter; limit: number },
): Promise<{ count: number; isCapped: boolean }> {
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const { bind, values } = createBind();
	const { rows } = await db.query<{ count: bigint }>(
		`SELECT count(*) AS count FROM
			(SELECT 1 FROM traces WHERE ${traceWhere(scope, filter, requestIds, bind)} LIMIT ${bind(limit + 1)}) AS matching`,
		values,
	);
	const count = Number(rows[0]?.count ?? 0n);
	return { count: Math.min(count, limit), isCapped: count > limit };
}
