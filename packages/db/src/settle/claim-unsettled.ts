import type { Db } from '../connect.ts';

/** A trace taken for settling, as it stood when it was taken. */
export type UnsettledTrace = {
	projectId: string;
	traceId: string;
	/** Settling is done only for this version: a later arrival raises it and keeps the row. */
	version: bigint;
	spanCount: number;
	minStart: Date;
	maxStart: Date;
	attempts: number;
};

type Row = {
	project_id: string;
	trace_id: Buffer;
	version: bigint;
	span_count: number;
	min_start: Date;
	max_start: Date;
	attempts: number;
};

/**
 * Takes due traces, the longest due first, under a lease: a settler that dies gives them back when it ends. Stops at
 * `maxTraces` or when the spans pass `maxSpans` (one larger trace comes alone). Settlers never wait for each other.
 */
export async function claimUnsettled(
	db: Db,
	{ maxTraces, maxSpans, leaseMs }: { maxTraces: number; maxSpans: number; leaseMs: number },
): Promise<UnsettledTrace[]> {
	const { rows } = await db.query<Row>({
		name: 'claim-unsettled',
		text: `
			WITH due AS (
				SELECT project_id, trace_id, span_count, due_at
				FROM unsettled_traces
				WHERE due_at <= clock_timestamp() AND lease_until < clock_timestamp()
				ORDER BY due_at
				LIMIT $1
				FOR UPDATE SKIP LOCKED
			), fitting AS (
				SELECT project_id, trace_id,
					sum(span_count) OVER (ORDER BY due_at, project_id, trace_id) - span_count AS spans_before
				FROM due
			)
			UPDATE unsettled_traces u
			SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
			FROM fitting f
			WHERE u.project_id = f.project_id AND u.trace_id = f.trace_id AND f.spans_before < $2
			RETURNING u.project_id, u.trace_id, u.version, u.span_count, u.min_start, u.max_start, u.attempts`,
		values: [maxTraces, maxSpans, leaseMs],
	});
	return rows.map((row) => ({
		projectId: row.project_id,
		traceId: row.trace_id.toString('hex'),
		version: row.version,
		spanCount: row.span_count,
		minStart: row.min_start,
		maxStart: row.max_start,
		attempts: row.attempts,
	}));
}
