import type { Score } from '@spanledger/core/scores/score';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { type ScoreRow, scoreColumnNames, scoreFromRow } from './score-columns.ts';

/** A trace and the ids under which its scores may have come without it. */
export type ScoredTrace = {
	traceId: string;
	requestId: string | null;
	/** Of its spans; left out where only lists are shown. */
	spanIds?: readonly string[];
	responseIds?: readonly string[];
};

/**
 * The scores of traces, by trace id, latest last: those that name the trace, and those that name only its request, one of its spans or
 * a response in it. Scores of a whole session belong to no single trace.
 */
export async function readScores(
	db: Queryable,
	{ projectId }: Scope,
	traces: readonly ScoredTrace[],
): Promise<Map<string, Score[]>> {
	const owner = ownersOf(traces);
	const named = db.query<ScoreRow>(
		`SELECT ${scoreColumnNames} FROM scores WHERE project_id = $1 AND trace_id = ANY($2) ORDER BY time, id`,
		[projectId, traces.map(({ traceId }) => bytesOf(traceId))],
	);
	const [byTrace, ...byOther] = await Promise.all([
		named,
		...otherIds.map(({ column, list }) => byOtherId(db, projectId, column, list(traces))),
	]);
	const scores = new Map<string, Score[]>();
	for (const score of [...byTrace.rows, ...byOther.flat()].map(scoreFromRow)) {
		const traceId = score.traceId ?? owner(score);
		if (traceId === undefined) continue;
		const known = scores.get(traceId) ?? [];
		if (!known.some(({ id }) => id === score.id)) known.push(score);
		scores.set(traceId, known);
	}
	for (const own of scores.values()) own.sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
	return scores;
}

type OtherId = { column: string; list: (traces: readonly ScoredTrace[]) => unknown[] };

/** The ids, other than the trace's own, that a score may name; each has an index of its own. */
const otherIds: readonly OtherId[] = [
	{ column: 'request_id', list: (traces) => traces.flatMap(({ requestId }) => requestId ?? []) },
	{ column: 'response_id', list: (traces) => traces.flatMap(({ responseIds }) => responseIds ?? []) },
	{ column: 'span_id', list: (traces) => traces.flatMap(({ spanIds }) => spanIds ?? []).map(bytesOf) },
];

async function byOtherId(db: Queryable, projectId: string, column: string, ids: unknown[]): Promise<ScoreRow[]> {
	if (ids.length === 0) return [];
	const isSet = column === 'span_id' ? '' : `AND ${column} <> ''`;
	const { rows } = await db.query<ScoreRow>(
		`SELECT ${scoreColumnNames} FROM scores
		 WHERE project_id = $1 AND trace_id = '' AND ${column} = ANY($2) ${isSet} ORDER BY time, id LIMIT 1000`,
		[projectId, ids],
	);
	return rows;
}

function ownersOf(traces: readonly ScoredTrace[]): (score: Score) => string | undefined {
	const byRequest = new Map<string, string>();
	const bySpan = new Map<string, string>();
	const byResponse = new Map<string, string>();
	for (const { traceId, requestId, spanIds = [], responseIds = [] } of traces) {
		if (requestId !== null) byRequest.set(requestId, traceId);
		for (const id of spanIds) bySpan.set(id, traceId);
		for (const id of responseIds) byResponse.set(id, traceId);
	}
	return ({ requestId, spanId, responseId }) =>
		bySpan.get(spanId ?? '') ?? byResponse.get(responseId ?? '') ?? byRequest.get(requestId ?? '');
}
