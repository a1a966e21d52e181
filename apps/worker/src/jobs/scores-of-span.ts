import { createHash } from 'node:crypto';
import { readEvaluations } from '@spanledger/core/conventions/read-evaluations';
import type { Score } from '@spanledger/core/scores/score';
import { scoreOfEvaluation } from '@spanledger/core/scores/score-of-evaluation';
import type { RawSpan } from '@spanledger/core/spans/raw-span';

/** The verdicts that a span carries, as scores. The same span sent again, or a fuller copy of it, gives the same ids. */
export function scoresOfSpan(raw: RawSpan): Score[] {
	return readEvaluations(raw).flatMap((evaluation) => {
		const told = [raw.traceId, raw.spanId, evaluation.key].join('\n');
		const id = `otel-${createHash('sha256').update(told).digest('hex').slice(0, 32)}`;
		return scoreOfEvaluation(evaluation, { id, timeMs: Number(raw.endTimeNs / 1_000_000n) }) ?? [];
	});
}
