import type { ReviewCandidate, ReviewReason } from '@spanledger/core/reviews/choose-items';
import { failureGroup, isProblemSignal } from '@spanledger/core/reviews/failure-group';
import { findSurprises, type Surprise } from '@spanledger/core/reviews/find-surprises';
import { judgeScore } from '@spanledger/core/scores/judge-score';
import type { Score } from '@spanledger/core/scores/score';
import { definitionOf } from '@spanledger/core/scores/score-definition';
import { scoresThatCount } from '@spanledger/core/scores/scores-that-count';
import type { PooledTrace, ReviewPool } from './read-review-pool.ts';

/** What speaks against each trace of the pool, and how it failed. */
export function judgePool({ traces, spans, scores, definitions }: ReviewPool): ReviewCandidate[] {
	const lengthOf = ({ traceId }: PooledTrace) =>
		(spans.get(traceId) ?? []).reduce<number | null>(
			(longest, { answerLength }) => (answerLength === null ? longest : Math.max(longest ?? 0, answerLength)),
			null,
		);
	const surprises = findSurprises(traces.map((trace) => ({ ...trace, answerLength: lengthOf(trace) })));
	return traces.map((trace) => {
		const own = judgeScores(scores.get(trace.traceId) ?? [], definitions);
		const unusual = surprises.get(trace.traceId) ?? [];
		const failing = (spans.get(trace.traceId) ?? []).filter(({ isError, signals }) => isError || signals.length > 0);
		const { traceId, hash, tenant, hasModel, isInWindow } = trace;
		return {
			...{ traceId, hash, tenant, hasModel, isInWindow },
			reasons: [...own, ...reasonsOf(trace, unusual)],
			group: failureGroup({
				signals: trace.signals,
				route: trace.route,
				spans: failing,
				failedScores: own.flatMap((reason) => (reason.kind === 'low-score' ? [reason.name] : [])),
				complained: own.some(({ kind }) => kind === 'complaint'),
				surprises: unusual.map(({ what }) => what),
			}),
		};
	});
}

function judgeScores(scores: readonly Score[], definitions: ReviewPool['definitions']): ReviewReason[] {
	const reasons: ReviewReason[] = [];
	for (const score of scoresThatCount(scores)) {
		const { normalised, passed } = judgeScore(score, definitionOf(score.name, definitions));
		const comment = score.comment === null || score.comment.trim() === '' ? null : score.comment.slice(0, 500);
		const failed = passed === false || (passed === null && normalised !== null && normalised < 0.5);
		if (failed && score.source === 'user') reasons.push({ kind: 'complaint', comment });
		else if (failed) reasons.push({ kind: 'low-score', name: score.name, normalised: normalised ?? 0 });
		else if (comment !== null && score.source === 'user' && passed !== true)
			reasons.push({ kind: 'complaint', comment });
	}
	return reasons;
}

function reasonsOf({ signals, status }: PooledTrace, unusual: readonly Surprise[]): ReviewReason[] {
	return [
		...signals.filter(isProblemSignal).map((name) => ({ kind: 'signal' as const, name })),
		...(status === 'error' ? [{ kind: 'error' as const }] : []),
		...unusual.map(({ what, value, usual }) => ({ kind: 'unusual' as const, what, times: value / usual })),
	];
}
