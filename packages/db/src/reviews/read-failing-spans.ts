import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf } from '../spans/hex.ts';

export type FailingRow = {
	traceId: string;
	signals: string[];
	tool: string;
	isError: boolean;
	message: string;
	answerLength: number | null;
};
type Place = { traceId: string; minStart: Date; maxStart: Date };

const tracesAtOnce = 500;

/** Of each trace the spans that failed, carry a signal or hold an answer, by start. Read day by day, so that other days stay closed. */
export async function readFailingSpans(
	db: Queryable,
	scope: Scope,
	traces: readonly Place[],
): Promise<Map<string, FailingRow[]>> {
	const found = new Map<string, FailingRow[]>();
	for (const group of groupByDays(traces.map((trace) => ({ ...scope, ...trace }))))
		for (let from = 0; from < group.length; from += tracesAtOnce) {
			const part = group.slice(from, from + tracesAtOnce);
			for (const row of await readPart(db, scope, part)) {
				const own = found.get(row.traceId) ?? [];
				own.push(row);
				found.set(row.traceId, own);
			}
		}
	return found;
}

async function readPart(db: Queryable, { projectId }: Scope, traces: readonly Place[]): Promise<FailingRow[]> {
	const starts = traces.map(({ minStart }) => minStart.getTime());
	const ends = traces.map(({ maxStart }) => maxStart.getTime());
	const { rows } = await db.query<FailingRow>(
		`SELECT encode(trace_id, 'hex') AS "traceId", signals, coalesce(tool_name, '') AS tool, status = 'error' AS "isError",
			status_message AS message, answer_length AS "answerLength"
		 FROM spans
		 WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time <= $4
			AND (status = 'error' OR signals <> '{}' OR answer_length IS NOT NULL)
		 ORDER BY start_time_ns, span_id LIMIT 50000`,
		[
			projectId,
			traces.map(({ traceId }) => bytesOf(traceId)),
			// the bounds are exact to the millisecond, the column is finer
			new Date(Math.min(...starts)),
			new Date(Math.max(...ends) + 1),
		],
	);
	return rows;
}
