import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** What has arrived, for the page that waits for it and then says what is missing. Counted over the latest traces. */
export type ArrivalStatus = {
	traces: number;
	spans: number;
	modelCalls: number;
	tracesWithContent: number;
	tracesWithTenant: number;
	tracesWithUser: number;
	unpricedSpans: number;
	/** Traces stored and not settled yet; their spans are in `spans`, the rest is not known yet. */
	unsettledTraces: number;
	lastSeen: Date | null;
	/** There are more traces than were counted. */
	isCapped: boolean;
};

/** Traces looked at: the question is about the first minutes, and huge projects must answer as fast. */
const looked = 500;

type Row = {
	[column in 'traces' | 'spans' | 'calls' | 'content' | 'tenant' | 'with_user' | 'unpriced']: bigint | null;
} & {
	last_seen: Date | null;
};
type Waiting = { traces: bigint; spans: bigint | null; last_seen: Date | null };

export async function arrivalStatus(db: Queryable, { projectId }: Scope): Promise<ArrivalStatus> {
	const [settled, waiting] = await Promise.all([
		db.query<Row>(
			`SELECT count(*) AS traces, sum(span_count)::bigint AS spans, sum(call_count)::bigint AS calls,
				count(*) FILTER (WHERE has_content) AS content, count(*) FILTER (WHERE tenant <> '') AS tenant,
				count(*) FILTER (WHERE user_id <> '') AS with_user, sum(unpriced_spans)::bigint AS unpriced,
				max(settled_at) AS last_seen
			 FROM (SELECT * FROM traces WHERE project_id = $1 ORDER BY start_time DESC, trace_id DESC LIMIT $2) AS latest`,
			[projectId, looked + 1],
		),
		db.query<Waiting>(
			`SELECT count(*) FILTER (WHERE is_new) AS traces, sum(span_count) FILTER (WHERE is_new)::bigint AS spans,
				max(last_seen) AS last_seen
			 FROM (SELECT u.span_count, u.last_seen, NOT EXISTS
					(SELECT 1 FROM traces t WHERE t.project_id = u.project_id AND t.trace_id = u.trace_id) AS is_new
				FROM unsettled_traces u WHERE u.project_id = $1 LIMIT $2) AS latest`,
			[projectId, looked],
		),
	]);
	return statusOf(settled.rows[0], waiting.rows[0]);
}

/** A trace that waits for its first settlement has no row in `traces`, so nothing is counted twice. */
function statusOf(settled: Row | undefined, waiting: Waiting | undefined): ArrivalStatus {
	const count = (value: bigint | null | undefined) => Number(value ?? 0n);
	const seen = [settled?.last_seen, waiting?.last_seen].filter((date) => date instanceof Date);
	const traces = count(settled?.traces);
	return {
		traces,
		spans: count(settled?.spans) + count(waiting?.spans),
		modelCalls: count(settled?.calls),
		tracesWithContent: count(settled?.content),
		tracesWithTenant: count(settled?.tenant),
		tracesWithUser: count(settled?.with_user),
		unpricedSpans: count(settled?.unpriced),
		unsettledTraces: count(waiting?.traces),
		lastSeen: seen.length === 0 ? null : new Date(Math.max(...seen.map((date) => date.getTime()))),
		isCapped: traces > looked,
	};
}
