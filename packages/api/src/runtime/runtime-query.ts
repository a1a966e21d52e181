import { metricStatistics } from '@spanledger/core/metrics/metric-statistics';
import { z } from 'zod';
import { text, time } from '../parameters.ts';

const range = { from: time.optional(), to: time.optional() };

/** Which metrics there are. */
export const metricsQuery = z.object(range);
export type MetricsQuery = z.output<typeof metricsQuery>;

/** What `groupBy` calls the service, which is no attribute of a point. */
export const serviceKey = 'service.name';

/** One chart: a metric over time, by the values of one attribute. */
export const chartQuery = z.object({
	...range,
	metric: text(200).min(1),
	/** '' = points of no service. */
	service: text(200).optional(),
	groupBy: text(200).optional(),
	/** Default: what suits the metric's kind. */
	statistics: z.array(z.enum(metricStatistics)).min(1).max(3).optional(),
	/** Instead of a statistic: the part of what was counted that has this attribute, 0 … 1. */
	shareOf: text(200).optional(),
	/** Groups with a line of their own; those after share one. */
	limit: z.int().min(1).max(30).default(7),
});
export type ChartQuery = z.output<typeof chartQuery>;
