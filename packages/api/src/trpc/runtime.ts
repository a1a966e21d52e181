import { chartMetric } from '../runtime/chart-metric.ts';
import { listMetrics } from '../runtime/list-metrics.ts';
import { chartQuery, metricsQuery } from '../runtime/runtime-query.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

/** What applications measure themselves: their processes and, as metrics see them, their model calls. Never billed. */
export const runtime = router({
	metrics: inProject
		.input(metricsQuery)
		.query(async ({ ctx, input }) => asPlain(await listMetrics(ctx, ctx.scope, input))),
	chart: inProject.input(chartQuery).query(async ({ ctx, input }) => asPlain(await chartMetric(ctx, ctx.scope, input))),
});
