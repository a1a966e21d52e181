import type { Definitions } from '@spanledger/core/datasets/runs/compare-results';
import type { ResultScore, RunResult } from '@spanledger/core/datasets/runs/run-result';
import { enoughSamples } from '@spanledger/core/quality/quality-rates';
import { summariseScores } from '@spanledger/core/quality/summarise-scores';
import { scoreValue } from '@spanledger/core/scores/score';
import { scoreDirections } from '@spanledger/core/scores/score-definition';
import type { DatasetRun } from '@spanledger/db/datasets/runs/dataset-run';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import { count, durationMs, json, money, nullableText, traceId } from '../../scalars.ts';

const runScore = z.object({
	name: z.string(),
	/** What its values mean: as the project has set it, else as everybody uses it. */
	direction: z.enum(scoreDirections),
	passMark: z.number().nullable(),
	/** Results that have it, and of those the ones that a pass mark or a label judges. */
	results: count,
	judged: count,
	passed: count,
	/** passed ÷ judged; null = none is judged. */
	passRate: z.number().nullable(),
	/** Fewer than 30 are judged: too few to call it a rate. */
	tooFew: z.boolean(),
	/** Of its numbers; null = it has none. */
	mean: z.number().nullable(),
});

const runShape = z
	.object({
		name: z.string(),
		version: count,
		/** In that version, so many of which have a result, and of those so many without an answer. */
		items: count,
		results: count,
		errors: count,
		/** Sum and mean of the results that told; null = none did. */
		costUsd: money.nullable(),
		resultsWithCost: count,
		meanDurationMs: durationMs.nullable(),
		resultsWithDuration: count,
		createdAt: z.iso.datetime(),
		updatedAt: z.iso.datetime(),
		scores: z.array(runScore),
	})
	.register(contract, { id: 'DatasetRun' });
export type RunShape = z.infer<typeof runShape>;

const resultShape = z.object({
	item: z.string(),
	/** The item's number in the dataset. */
	position: count,
	output: json,
	error: nullableText,
	scores: z.record(
		z.string(),
		z.object({ value: z.union([z.number(), z.boolean(), z.string()]), comment: nullableText }),
	),
	traceId: traceId.nullable(),
	costUsd: money.nullable(),
	durationMs: durationMs.nullable(),
});

export const runList = z
	.object({ items: z.array(runShape), nextCursor: nullableText })
	.register(contract, { id: 'DatasetRunList' });
export const runDetail = z
	.object({ run: runShape, items: z.array(resultShape), nextCursor: nullableText })
	.register(contract, { id: 'DatasetRunDetail' });
export const resultsAnswer = z
	.object({
		run: z.string(),
		version: count,
		accepted: count,
		/** By their place in the request; `error` names field, limit and value. */
		rejected: z.array(z.object({ index: count, field: nullableText, error: z.string() })),
	})
	.register(contract, { id: 'DatasetResultsAnswer' });
export type ResultsAnswer = z.infer<typeof resultsAnswer>;

export function presentRun(run: DatasetRun, definitions: Definitions): RunShape {
	const { name, version, items, results, errors, costed, costUsd, timed, durationMs, createdAt, updatedAt } = run;
	return {
		...{ name, version, items, results, errors },
		costUsd: costed === 0 ? null : costUsd,
		resultsWithCost: costed,
		meanDurationMs: timed === 0 ? null : durationMs / timed,
		resultsWithDuration: timed,
		createdAt: createdAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
		scores: summariseScores(run.marks, definitions).map(presentScore),
	};
}

function presentScore({
	name,
	direction,
	passMark,
	count,
	mean,
	passed,
	failed,
}: ReturnType<typeof summariseScores>[number]) {
	const judged = passed + failed;
	return {
		...{ name, direction, passMark, results: count, judged, passed, mean },
		passRate: judged === 0 ? null : passed / judged,
		tooFew: judged < enoughSamples,
	};
}

export const presentResult = ({ itemId, scores, position, ...rest }: RunResult & { position: number }) => ({
	item: itemId,
	position,
	...rest,
	scores: Object.fromEntries(scores.map((score) => [score.name, presentResultScore(score)])),
});

export const presentResultScore = (score: ResultScore) => ({ value: scoreValue(score), comment: score.comment });
