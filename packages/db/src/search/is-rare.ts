import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { tsqueryText } from './tsquery-text.ts';

/** Of so many parts, the latest … */
const looked = 2_000;
/** … fewer than so many hold it. */
const fewest = 20;

/** Whether what is looked for stands in less than one part in a hundred, judged by the latest of a range. */
export async function isRare(
	db: Queryable,
	{ projectId }: Scope,
	{ query, from, to }: { query: SearchQuery; from: Date; to: Date },
): Promise<boolean> {
	const { rows } = await db.query<{ found: bigint }>(
		`SELECT count(*) AS found FROM (
			SELECT words FROM trace_search WHERE project_id = $1 AND start_time >= $2 AND start_time < $3
			ORDER BY start_time DESC LIMIT ${looked}) AS latest
		 WHERE words @@ $4::tsquery`,
		[projectId, from, to, tsqueryText(query)],
	);
	return Number(rows[0]?.found ?? 0) < fewest;
}
