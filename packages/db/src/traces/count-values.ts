import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { scoredRequests } from '../scores/scored-requests.ts';
import { startTime } from '../spans/start-time.ts';
import { type Bind, createBind } from './bind.ts';
import type { TraceFilter } from './trace-filter.ts';
import { traceWhere } from './trace-where.ts';

export type ValueCount = { value: string; count: number };

export type ValueQuestion = {
	/** A facet (`tenant`, `tool`, …), `status`, `stage` and `score` (names) or `attribute` (keys, or pairs once the text holds a "="). */
	field: string;
	/** What was typed so far: part of a value, in any case. */
	text: string;
	/** Among which traces. */
	filter: TraceFilter;
	limit: number;
};

/** Traces (for scores and attributes: scores, parts of traces) that are counted over: the latest. */
export const mostCounted = 5_000;

/** The values of a field among the latest traces, with how many of them have it: those that begin with the text first, then by count. */
export async function countValues(
	db: Queryable,
	scope: Scope,
	{ field, text, filter, limit }: ValueQuestion,
): Promise<ValueCount[]> {
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const { bind, values } = createBind();
	const typed = `${bind(text.toLowerCase())}::text`;
	const source = sourceOf(field, text, scope, filter, requestIds, bind);
	const { rows } = await db.query<{ value: string; count: bigint }>(
		`SELECT value, count(*) AS count FROM (${source}) AS found
		 WHERE value <> '' AND position(${typed} IN lower(value)) > 0
		 GROUP BY value ORDER BY starts_with(lower(value), ${typed}) DESC, count(*) DESC, value LIMIT ${bind(limit)}`,
		values,
	);
	return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}

function sourceOf(
	field: string,
	text: string,
	scope: Scope,
	filter: TraceFilter,
	requestIds: readonly string[],
	bind: Bind,
): string {
	const bounds = (column: string) =>
		`${column} >= ${bind(startTime(filter.fromNs))}::timestamptz AND ${column} < ${bind(startTime(filter.toNs))}::timestamptz`;
	const project = () => bind(scope.projectId);
	if (field === 'score') {
		return `SELECT name AS value FROM scores WHERE project_id = ${project()} AND ${bounds('time')} ORDER BY time DESC LIMIT ${mostCounted}`;
	}
	if (field === 'attribute') {
		const latest = `SELECT attributes FROM trace_search WHERE project_id = ${project()} AND ${bounds('start_time')}
			ORDER BY start_time DESC LIMIT ${mostCounted}`;
		if (text.includes('=')) return `SELECT unnest(attributes) AS value FROM (${latest}) AS latest`;
		return `SELECT DISTINCT number, split_part(pair, '=', 1) AS value
			FROM (SELECT row_number() OVER () AS number, attributes FROM (${latest}) AS latest) AS numbered, unnest(attributes) AS pair`;
	}
	const where = traceWhere(scope, filter, requestIds, bind);
	const latest = `SELECT status, facets, stages FROM traces WHERE ${where} ORDER BY start_time DESC, trace_id DESC LIMIT ${mostCounted}`;
	if (field === 'status') return `SELECT status AS value FROM (${latest}) AS latest`;
	if (field === 'stage')
		return `SELECT part ->> 'stage' AS value FROM (${latest}) AS latest, jsonb_array_elements(stages) AS part`;
	const name = `${bind(`${field}=`)}::text`;
	return `SELECT substr(facet, length(${name}) + 1) AS value FROM (${latest}) AS latest, unnest(facets) AS facet
		WHERE starts_with(facet, ${name})`;
}
