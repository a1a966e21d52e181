import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { scoredRequests } from '../scores/scored-requests.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import { type Bind, createBind } from './bind.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import type { TraceFilter, TraceSort } from './trace-filter.ts';
import { type TraceRow, traceColumns, traceFromRow } from './trace-row.ts';
import { traceWhere } from './trace-where.ts';
import { type ListedTrace, withSettled } from './with-settled.ts';

export type ListTraces = { filter: TraceFilter; sort: TraceSort; limit: number; cursor?: string };

type Row = TraceRow & { cursor_value: string };

/**
 * One page of settled traces. Keyset, not offset: pages do not shift while traces arrive. Unknown cost comes last in
 * both directions. Throws `invalid` for a cursor of another list.
 */
export async function listTraces(
	db: Queryable,
	scope: Scope,
	{ filter, sort, limit, cursor }: ListTraces,
): Promise<{ traces: ListedTrace[]; nextCursor: string | null }> {
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const { bind, values } = createBind();
	const value = sortValue(sort);
	const order = [...(value === null ? [] : [value]), 'start_time', 'trace_id'];
	const after = cursor === undefined ? '' : `AND ${isAfter(order, sort, cursor, bind)}`;
	const { rows } = await db.query<Row>(
		`SELECT ${traceColumns}, (${value ?? `''`})::text AS cursor_value
		 FROM traces WHERE ${traceWhere(scope, filter, requestIds, bind)} ${after}
		 ORDER BY ${order.map((column) => `${column} ${sort.direction}`).join(', ')} LIMIT ${bind(limit + 1)}`,
		values,
	);
	const page = rows.slice(0, limit);
	const traces = await withSettled(db, scope, page.map(traceFromRow));
	const last = page.at(-1);
	const more = rows.length > limit && last !== undefined;
	return { traces, nextCursor: more ? cursorOf(sort, last) : null };
}

function cursorOf(sort: TraceSort, { cursor_value: value, start_time_ns, trace_id }: Row): string {
	return encodeCursor(sort, { value, startTime: startTime(start_time_ns).toISOString(), traceId: hexOf(trace_id) });
}

/** No cost in the bill's range: stands for unknown, beyond everything known. */
const beyond = { desc: '-1', asc: '1e17' } as const;

function sortValue({ by, direction }: TraceSort): string | null {
	if (by === 'durationMs') return 'duration_ns';
	return by === 'costUsd' ? `coalesce(cost_usd, ${beyond[direction]})` : null;
}

function isAfter(order: string[], sort: TraceSort, cursor: string, bind: Bind): string {
	const { value, startTime: at, traceId } = decodeCursor(sort, cursor);
	const keys = [`${bind(at)}::timestamptz`, `${bind(bytesOf(traceId))}::bytea`];
	if (sort.by === 'durationMs') keys.unshift(`${bind(value)}::bigint`);
	if (sort.by === 'costUsd') keys.unshift(`${bind(value)}::numeric`);
	return `(${order.join(', ')}) ${sort.direction === 'desc' ? '<' : '>'} (${keys.join(', ')})`;
}
