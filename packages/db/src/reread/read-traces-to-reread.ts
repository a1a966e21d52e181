import type { Span } from '@spanledger/core/spans/span';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { type SpanRow, spanColumns, spanFromRow } from '../spans/span-columns.ts';

/** A stored row of a span; one sent with two starts has two. */
export type SpanCopy = { span: Span; bodyHash: bigint };

/** A trace with all its spans, also those outside the stretch that is read again: attribution follows the trace. */
export type TraceCopies = {
	traceId: string;
	minStart: Date;
	maxStart: Date;
	/** Retention has taken some of its spans; its bill is final. */
	closed: boolean;
	copies: SpanCopy[];
};

type BoundsRow = { trace_id: Buffer; min_start: Date; max_start: Date; closed: boolean };

const columns = [...spanColumns.map(([column]) => column), 'body_hash'].join(', ');

/** Traces with their stored spans, in the order of their ids. Bounds are those of the settled row and of what waits for settling, together. */
export async function readTracesToReread(
	db: Queryable,
	scope: Scope,
	traceIds: readonly string[],
): Promise<TraceCopies[]> {
	const traces = await readBounds(db, scope, traceIds);
	if (traces.size === 0) return [];
	const all = [...traces.values()].sort((a, b) => (a.traceId < b.traceId ? -1 : 1));
	const { rows } = await db.query<SpanRow>({
		name: 'read-traces-to-reread',
		text: `SELECT ${columns} FROM spans
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4
			ORDER BY trace_id, start_time_ns, span_id`,
		values: [
			scope.projectId,
			all.map(({ traceId }) => bytesOf(traceId)),
			new Date(Math.min(...all.map(({ minStart }) => minStart.getTime()))),
			new Date(Math.max(...all.map(({ maxStart }) => maxStart.getTime())) + 1),
		],
	});
	for (const row of rows) {
		traces.get(hexOf(row.trace_id))?.copies.push({ span: spanFromRow(row), bodyHash: row.body_hash });
	}
	return all;
}

async function readBounds(
	db: Queryable,
	{ projectId }: Scope,
	traceIds: readonly string[],
): Promise<Map<string, TraceCopies>> {
	const ids = traceIds.map(bytesOf);
	const settled = await db.query<BoundsRow>(
		'SELECT trace_id, min_start, max_start, closed FROM traces WHERE project_id = $1 AND trace_id = ANY($2)',
		[projectId, ids],
	);
	const waiting = await db.query<BoundsRow>(
		'SELECT trace_id, min_start, max_start, false AS closed FROM unsettled_traces WHERE project_id = $1 AND trace_id = ANY($2)',
		[projectId, ids],
	);
	const traces = new Map<string, TraceCopies>();
	for (const row of [...settled.rows, ...waiting.rows]) {
		const traceId = hexOf(row.trace_id);
		const other = traces.get(traceId);
		traces.set(traceId, {
			traceId,
			minStart: other !== undefined && other.minStart < row.min_start ? other.minStart : row.min_start,
			maxStart: other !== undefined && other.maxStart > row.max_start ? other.maxStart : row.max_start,
			closed: row.closed || other?.closed === true,
			copies: [],
		});
	}
	return traces;
}
