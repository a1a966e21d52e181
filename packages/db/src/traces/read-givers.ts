import { type DimensionName, type Dimensions, dimensionNames } from '@spanledger/core/spans/dimensions';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

/** A span that may have given another its dimensions. */
export type Giver = { spanId: string; parentSpanId: string | null; name: string; dimensions: Dimensions };

const columnOf = {
	tenant: 'tenant',
	team: 'team',
	feature: 'feature',
	user: 'user_id',
	session: 'session_id',
	environment: 'environment',
	release: 'release',
	requestId: 'request_id',
	route: 'route',
} as const satisfies Record<DimensionName, string>;

type Row = { span_id: Buffer; parent_span_id: Buffer | null; name: string; dimensions: Dimensions };

const pairs = Object.entries(columnOf).map(([name, column]) => `'${name}', nullif(${column}, '')`);
const select = `SELECT span_id, parent_span_id, name, jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})) AS dimensions
	FROM spans WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4`;

/**
 * The ancestors of a span, and for each value that none of them names the earliest span of the trace that does. A trace of 10,000
 * spans is not read for the sake of one.
 */
export async function readGivers(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, minStart, maxStart, spanIds, values }: TraceSpans & { spanIds: readonly string[]; values: Dimensions },
): Promise<Giver[]> {
	const place = [projectId, bytesOf(traceId), minStart, new Date(maxStart.getTime() + 1)];
	const near = await db.query<Row>(`${select} AND span_id = ANY($5)`, [...place, spanIds.map(bytesOf)]);
	const above = near.rows.map(giverFromRow);
	const missing = dimensionNames.filter(
		(name) => values[name] !== undefined && !above.some(({ dimensions }) => dimensions[name] === values[name]),
	);
	const beside = await Promise.all(
		missing.map((name) =>
			db.query<Row>(`${select} AND ${columnOf[name]} = $5 ORDER BY start_time_ns, span_id LIMIT 1`, [
				...place,
				values[name],
			]),
		),
	);
	return [...above, ...beside.flatMap(({ rows }) => rows.map(giverFromRow))];
}

const giverFromRow = (row: Row): Giver => ({
	spanId: hexOf(row.span_id),
	parentSpanId: row.parent_span_id === null ? null : hexOf(row.parent_span_id),
	name: row.name,
	dimensions: row.dimensions,
});
