import { z } from 'zod';
import { text } from '../parameters.ts';
import { qualityQuery } from '../quality/quality-query.ts';
import { reportQuality } from '../quality/report-quality.ts';
import { trendQuality } from '../quality/trend-quality.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

export const quality = router({
	/** Signals, success, scores and cost of a range, by one dimension and as a whole. */
	by: inProject
		.input(qualityQuery)
		.query(async ({ ctx, input }) => asPlain(await reportQuality(ctx, ctx.scope, input))),
	/** The same over time. */
	trend: inProject
		.input(
			qualityQuery.extend({ score: text(200).optional(), keys: z.array(z.string().max(1_000)).max(20).optional() }),
		)
		.query(async ({ ctx, input }) => asPlain(await trendQuality(ctx, ctx.scope, input))),
});
