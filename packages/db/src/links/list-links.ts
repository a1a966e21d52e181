import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import { linkBounds } from './link-bounds.ts';
import { decodeLinkCursor, encodeLinkCursor } from './link-cursor.ts';

/** One stored link, whichever end was asked for. `start`: of the linking span. */
export type StoredLink = { traceId: string; spanId: string; targetTraceId: string; targetSpanId: string; start: Date };

/** to = what the trace links to; from = who links to it. */
export const linkDirections = ['to', 'from'] as const;
export type LinkDirection = (typeof linkDirections)[number];

/** A trace with the bounds of its spans, and one of them where only its links are asked for. */
export type LinkEnd = { trace: TraceSpans; spanId: string | null; direction: LinkDirection };

type Row = { trace_id: Buffer; span_id: Buffer; target_trace_id: Buffer; target_span_id: Buffer; start_time: Date };

const order = 'start_time, trace_id, span_id, target_trace_id, target_span_id';

/** One page of the links at one end, by the start of the linking span. Throws `invalid` for a cursor of something else. */
export async function listLinks(
	db: Queryable,
	scope: Scope,
	{ end, limit, cursor }: { end: LinkEnd; limit: number; cursor: string | null },
): Promise<{ links: StoredLink[]; nextCursor: string | null }> {
	const { bind, values } = createBind();
	const where = await linkWhere(db, scope, end, bind);
	if (where === null) return { links: [], nextCursor: null };
	const after = cursor === null ? '' : `AND (${order}) > (${afterKeys(cursor, bind)})`;
	const { rows } = await db.query<Row>(
		`SELECT ${order} FROM span_links WHERE ${where} ${after} ORDER BY ${order} LIMIT ${bind(limit + 1)}`,
		values,
	);
	const links = rows.slice(0, limit).map(linkOf);
	const last = links.at(-1);
	return { links, nextCursor: rows.length > limit && last !== undefined ? encodeLinkCursor(last) : null };
}

/** How many links there are at one end, counted up to `most`. */
export async function countLinks(db: Queryable, scope: Scope, end: LinkEnd, most: number): Promise<number> {
	const { bind, values } = createBind();
	const where = await linkWhere(db, scope, end, bind);
	if (where === null) return 0;
	const { rows } = await db.query<{ count: bigint }>(
		`SELECT count(*) FROM (SELECT 1 FROM span_links WHERE ${where} LIMIT ${bind(most)}) AS counted`,
		values,
	);
	return Number(rows[0]?.count ?? 0);
}

/** null: nothing ever linked here. */
async function linkWhere(
	db: Queryable,
	scope: Scope,
	{ trace, spanId, direction }: LinkEnd,
	bind: Bind,
): Promise<string | null> {
	const { traceId, minStart, maxStart } = trace;
	const bounds =
		direction === 'to'
			? { from: minStart, to: new Date(maxStart.getTime() + 1) }
			: (await linkBounds(db, scope, [traceId])).get(traceId);
	if (bounds === undefined) return null;
	const side = direction === 'to' ? '' : 'target_';
	return [
		`project_id = ${bind(scope.projectId)}`,
		`${side}trace_id = ${bind(bytesOf(traceId))}`,
		...(spanId === null ? [] : [`${side}span_id = ${bind(bytesOf(spanId))}`]),
		`start_time >= ${bind(bounds.from)}`,
		`start_time < ${bind(bounds.to)}`,
	].join(' AND ');
}

function afterKeys(cursor: string, bind: Bind): string {
	const { start, traceId, spanId, targetTraceId, targetSpanId } = decodeLinkCursor(cursor);
	const ids = [traceId, spanId, targetTraceId, targetSpanId].map((id) => `${bind(bytesOf(id))}::bytea`);
	return [`${bind(start)}::timestamptz`, ...ids].join(', ');
}

const linkOf = (row: Row): StoredLink => ({
	traceId: hexOf(row.trace_id),
	spanId: hexOf(row.span_id),
	targetTraceId: hexOf(row.target_trace_id),
	targetSpanId: hexOf(row.target_span_id),
	start: row.start_time,
});
