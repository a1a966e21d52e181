import { costQuery } from '../costs/cost-query.ts';
import { reportCosts } from '../costs/report-costs.ts';
import { inProject, router } from './procedures.ts';

export const costs = router({
	by: inProject.input(costQuery).query(({ ctx, input }) => reportCosts(ctx, ctx.scope, input)),
});
