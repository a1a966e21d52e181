import { problemSignals } from '@spanledger/core/reviews/failure-group';
import type { Score } from '@spanledger/core/scores/score';
import type { ScoreDefinition } from '@spanledger/core/scores/score-definition';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readScoreDefinitions } from '../score-definitions/read-score-definitions.ts';
import { readScores } from '../scores/read-scores.ts';
import { findScoredTraces } from './find-scored-traces.ts';
import { type FailingRow, readFailingSpans } from './read-failing-spans.ts';

/** Traces by start, `from` inclusive, `to` exclusive. */
export type ReviewWindow = { from: Date; to: Date };

export type PooledTrace = {
	traceId: string;
	hash: string;
	tenant: string;
	route: string;
	requestId: string;
	status: string;
	signals: string[];
	costUsd: number | null;
	durationMs: number;
	hasModel: boolean;
	isInWindow: boolean;
	minStart: Date;
	maxStart: Date;
};
export type ReviewPool = {
	traces: readonly PooledTrace[];
	spans: ReadonlyMap<string, readonly FailingRow[]>;
	scores: ReadonlyMap<string, readonly Score[]>;
	definitions: ReadonlyMap<string, ScoreDefinition>;
	/** The window held more than was looked at: counts are of the pool. */
	isBounded: boolean;
};

/** However large the week: so many of each source are looked at, those with the smallest hash, which is a fair draw. */
const most = { sample: 2_000, failedChecks: 1_000, flagged: 2_000, failed: 1_000 };
const failedChecks = ['validation-failed', 'policy-failed'];

const columns = `encode(t.trace_id, 'hex') AS "traceId", md5(t.trace_id) AS hash, t.tenant, t.route, t.request_id AS "requestId",
	t.status, t.signals, t.cost_usd::float8 AS "costUsd", t.duration_ns / 1e6::float8 AS "durationMs", t.has_model AS "hasModel",
	t.min_start AS "minStart", t.max_start AS "maxStart"`;

/** What was in an earlier review is never shown again. */
const unseen = `NOT EXISTS (SELECT 1 FROM review_items i WHERE i.project_id = t.project_id AND i.trace_id = t.trace_id)`;

/** Everything a review is chosen from, with the few spans and scores that say what went wrong. */
export async function readReviewPool(db: Queryable, scope: Scope, window: ReviewWindow): Promise<ReviewPool> {
	const { from, to } = window;
	const read = async (condition: string, limit: number, more: readonly unknown[] = []): Promise<PooledTrace[]> => {
		const { rows } = await db.query<PooledTrace>(
			`SELECT ${columns}, true AS "isInWindow" FROM traces t
			 WHERE t.project_id = $1 AND t.start_time >= $2 AND t.start_time < $3 AND ${condition} AND ${unseen}
			 ORDER BY md5(t.trace_id) LIMIT ${limit}`,
			[scope.projectId, from, to, ...more],
		);
		return rows;
	};
	const definitions = await readScoreDefinitions(db, scope);
	const scored = await findScoredTraces(db, scope, { window, definitions });
	const sample = await readSample(read);
	const pools = [
		await read(`t.signals <> '{}' AND t.signals && $4::text[]`, most.failedChecks, [failedChecks]),
		await read(`t.signals <> '{}' AND t.signals && $4::text[]`, most.flagged, [problemSignals]),
		await read(`t.status = 'error'`, most.failed),
		await readByIds(db, scope, { ids: scored.traceIds, window }),
	];
	const traces = [...new Map([...sample.traces, ...pools.flat()].map((trace) => [trace.traceId, trace])).values()];
	const spans = await readFailingSpans(db, scope, traces);
	const scores = await readScores(
		db,
		scope,
		traces.map(({ traceId, requestId }) => ({ traceId, requestId: requestId === '' ? null : requestId })),
	);
	const isFull = [most.failedChecks, most.flagged, most.failed].some((limit, at) => (pools[at]?.length ?? 0) >= limit);
	return { traces, spans, scores, definitions, isBounded: isFull || sample.isPart || scored.isPart };
}

type Sample = { traces: PooledTrace[]; isPart: boolean };

/** The 64th that has an index holds the smallest hashes of all; only where that is little the whole window is read, which is then little too. */
async function readSample(read: (condition: string, limit: number) => Promise<PooledTrace[]>): Promise<Sample> {
	const drawn = await read(`t.has_model AND md5(t.trace_id) < '04'`, most.sample);
	if (drawn.length >= 200) return { traces: drawn, isPart: true };
	const traces = await read('t.has_model', most.sample);
	return { traces, isPart: traces.length >= most.sample };
}

async function readByIds(
	db: Queryable,
	{ projectId }: Scope,
	{ ids, window: { from, to } }: { ids: readonly Buffer[]; window: ReviewWindow },
): Promise<PooledTrace[]> {
	if (ids.length === 0) return [];
	const { rows } = await db.query<PooledTrace>(
		`SELECT ${columns}, t.start_time >= $4 AS "isInWindow" FROM traces t
		 WHERE t.project_id = $1 AND t.trace_id = ANY($2) AND t.start_time < $3 AND ${unseen}`,
		[projectId, ids, to, from],
	);
	return rows;
}
