import { qualityDimensions } from '@spanledger/core/quality/rollup/trace-quality';
import type { QualityQuestion } from '@spanledger/db/quality/quality-question';
import { z } from 'zod';
import { costQuery, toCostQuestion } from '../costs/cost-query.ts';

/** What the pages ask of quality: as of the bill, by fewer dimensions. */
export const qualityQuery = costQuery
	.omit({ groupBy: true, purpose: true, features: true })
	.extend({ groupBy: z.enum(qualityDimensions).default('none') });
export type QualityQuery = z.output<typeof qualityQuery>;

export const toQualityQuestion = (query: QualityQuery, now: Date): QualityQuestion => ({
	...toCostQuestion({ ...query, purpose: 'product', features: false }, now),
	groupBy: query.groupBy,
});
