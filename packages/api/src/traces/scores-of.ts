import type { Score } from '@spanledger/core/scores/score';
import type { SpanOutline } from '@spanledger/core/traces/span-outline';
import type { TraceSummary } from '@spanledger/core/traces/summarise-trace';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readScores } from '@spanledger/db/scores/read-scores';

type Named = { span: Pick<SpanOutline, 'spanId' | 'responseId'> };

/** Everything that judges a trace: by its own id, its request's, and its spans' and responses' where a score named nothing else. */
export async function scoresOf(
	db: Db,
	scope: Scope,
	{ traceId, dimensions }: TraceSummary,
	spans: readonly Named[],
): Promise<Score[]> {
	const scores = await readScores(db, scope, [
		{
			traceId,
			requestId: dimensions.requestId ?? null,
			spanIds: spans.map(({ span }) => span.spanId),
			responseIds: spans.flatMap(({ span }) => span.responseId ?? []),
		},
	]);
	return scores.get(traceId) ?? [];
}
