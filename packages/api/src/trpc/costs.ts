import { costQuery } from '../costs/cost-query.ts';
import { exploreCalls } from '../costs/explore-calls.ts';
import { readOutlook } from '../costs/outlook.ts';
import { reportCosts } from '../costs/report-costs.ts';
import { trendCosts } from '../costs/trend-costs.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

const asked = inProject.input(costQuery);

export const costs = router({
	/** The bill row by row. */
	by: asked.query(async ({ ctx, input }) => asPlain(await reportCosts(ctx, ctx.scope, input))),
	/** The same for a chart: no distinct counts. */
	trend: asked.query(async ({ ctx, input }) => asPlain(await trendCosts(ctx, ctx.scope, input))),
	/** The month under way, and what is in flight. */
	outlook: asked.query(({ ctx, input }) => readOutlook(ctx, ctx.scope, input)),
	/** Spread, caches, waste, outliers, insights. */
	calls: asked.query(async ({ ctx, input }) => asPlain(await exploreCalls(ctx, ctx.scope, input))),
});
