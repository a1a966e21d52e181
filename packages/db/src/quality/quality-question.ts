import type { QualitySums } from '@spanledger/core/quality/rollup/quality-measures';
import type { QualityDimension, ScoreMark } from '@spanledger/core/quality/rollup/trace-quality';
import type { CostKey, CostQuestion } from '../costs/cost-question.ts';

/** What is asked of quality: as of the bill, of fewer dimensions. Filters match a trace or any of its calls. */
export type QualityQuestion = CostQuestion & {
	groupBy: QualityDimension;
	/** Only these rows of `groupBy`, where a chart draws no more; '' = not set. */
	keys?: readonly string[] | undefined;
};

export type QualityRow = CostKey & { sums: QualitySums };
/** How often a value counts on the traces of a key. */
export type ScoreRow = CostKey & ScoreMark & { count: number };
