import { costQuery } from '../costs/cost-query.ts';
import { reportCosts } from '../costs/report-costs.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

export const costs = router({
	by: inProject.input(costQuery).query(async ({ ctx, input }) => asPlain(await reportCosts(ctx, ctx.scope, input))),
});
