import type { Score } from '@spanledger/core/scores/score';
import type { Span } from '@spanledger/core/spans/span';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { placeScores } from '../scores/place-scores.ts';
import { readScores } from '../scores/read-scores.ts';

/**
 * The scores of traces that are being settled, by trace id; those that name only a span of theirs are placed with them first. For a project that has none: one look at a small table.
 */
export async function readTraceScores(
	db: Db,
	scope: Scope,
	traces: ReadonlyMap<string, readonly Span[]>,
): Promise<Map<string, Score[]>> {
	const { rows } = await db.query<{ elsewhere: boolean }>({
		name: 'any-scores',
		text: `SELECT EXISTS (SELECT 1 FROM scores WHERE project_id = $1 AND trace_id = '') AS elsewhere
			FROM score_names WHERE project_id = $1 LIMIT 1`,
		values: [scope.projectId],
	});
	const [any] = rows;
	if (any === undefined) return new Map();
	if (any.elsewhere) await placeScores(db, scope, traceOfSpans(traces));
	return readScores(
		db,
		scope,
		[...traces].map(([traceId, spans]) => ({ traceId, ...(any.elsewhere ? otherIds(spans) : { requestId: null }) })),
	);
}

/** By which a score may know the trace without its id. Of several requests in one trace, that of the earliest span. */
function otherIds(spans: readonly Span[]) {
	const named = spans.find(({ dimensions }) => dimensions.requestId !== undefined);
	return {
		requestId: named?.dimensions.requestId ?? null,
		spanIds: spans.map(({ spanId }) => spanId),
		responseIds: spans.flatMap(({ responseId }) => responseId ?? []),
	};
}

function traceOfSpans(traces: ReadonlyMap<string, readonly Span[]>): Map<string, string> {
	return new Map([...traces].flatMap(([traceId, spans]) => spans.map(({ spanId }) => [spanId, traceId] as const)));
}
