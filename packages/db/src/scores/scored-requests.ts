import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import type { ScoreCondition } from './score-condition.ts';
import { scoreMatches } from './score-matches.ts';

/** Requests looked at: a filter must stay quick whatever was scored. */
const mostRequests = 10_000;

/** Requests with such a score that names no trace: the trace is then found by its request. */
export async function scoredRequests(
	db: Queryable,
	{ projectId }: Scope,
	conditions: readonly ScoreCondition[],
): Promise<string[]> {
	const { bind, values } = createBind();
	const { rows } = await db.query<{ request_id: string }>(
		`SELECT DISTINCT request_id FROM (
			SELECT request_id FROM scores
			WHERE project_id = ${bind(projectId)} AND trace_id = '' AND request_id <> '' AND ${scoreMatches(conditions, bind)}
			ORDER BY time DESC LIMIT ${bind(mostRequests)}) AS latest`,
		values,
	);
	return rows.map((row) => row.request_id);
}
