import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { createBind } from '../traces/bind.ts';
import type { TraceFilter } from '../traces/trace-filter.ts';
import { traceWhere } from '../traces/trace-where.ts';
import { tsqueryText } from './tsquery-text.ts';

/** A part of a trace that holds what was looked for. */
export type FoundPart = { traceId: string; part: number; start: Date; spanIds: string[] };

export type SearchStretch = {
	query: SearchQuery;
	/** Which traces besides. */
	filter: TraceFilter;
	/** Requests whose scores match `filter.scores`. */
	requestIds: readonly string[];
	/** Starts of parts, `from` inclusive, `to` exclusive; within one day, so that one partition is read. */
	from: Date;
	to: Date;
	/** The last part of the page before. */
	after: FoundPart | null;
	limit: number;
	/** Whether few parts hold it, as `isRare` found. */
	isRare: boolean;
};

type Row = { trace_id: Buffer; part: number; start_time: Date; span_ids: Buffer };

/**
 * Parts that hold what was looked for, latest first. Postgres cannot tell a rare word from one it has not sampled, and would walk a whole
 * day for it: for a rare one the order is written so that no index gives it, which leaves the words' index. (100,000 parts a day, a word
 * nobody said: 1.8 s for a week by the planner's choice, 20 ms so.)
 */
export async function searchParts(
	db: Queryable,
	scope: Scope,
	{ query, filter, requestIds, from, to, after, limit, isRare }: SearchStretch,
): Promise<FoundPart[]> {
	const { bind, values } = createBind();
	const conditions = [
		`part.project_id = ${bind(scope.projectId)}`,
		`part.start_time >= ${bind(from)}::timestamptz`,
		`part.start_time < ${bind(to)}::timestamptz`,
		`part.words @@ ${bind(tsqueryText(query))}::tsquery`,
		`EXISTS (SELECT 1 FROM traces WHERE traces.project_id = part.project_id AND traces.trace_id = part.trace_id
			AND ${traceWhere(scope, filter, requestIds, bind)})`,
	];
	if (after !== null) {
		const { start, traceId, part } = after;
		conditions.push(
			`part.start_time <= ${bind(start)}::timestamptz`,
			`(part.start_time, part.trace_id, part.part) < (${bind(start)}::timestamptz, ${bind(bytesOf(traceId))}::bytea, ${bind(part)}::integer)`,
		);
	}
	const { rows } = await db.query<Row>(
		`SELECT part.trace_id, part.part, part.start_time, part.span_ids FROM trace_search part
		 WHERE ${conditions.join(' AND ')}
		 ORDER BY ${isRare ? "(part.start_time AT TIME ZONE 'UTC')" : 'part.start_time'} DESC, part.trace_id DESC, part.part DESC LIMIT ${bind(limit)}`,
		values,
	);
	return rows.map((row) => ({
		traceId: hexOf(row.trace_id),
		part: row.part,
		start: row.start_time,
		spanIds: hexOf(row.span_ids).match(/.{16}/g) ?? [],
	}));
}
