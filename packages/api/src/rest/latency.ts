import { latencyQuery } from '../latency/latency-query.ts';
import { latencyReport } from '../latency/latency-shape.ts';
import { reportLatency } from '../latency/report-latency.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

export const latencyRoutes: Route[] = [
	{
		method: 'GET',
		path: '/latency',
		summary: 'Percentiles by route, stage or model, within 2 %: one sample per trace, (trace, stage) or billable span',
		scope: 'read',
		query: latencyQuery,
		answer: latencyReport,
		handle: ({ deps, scope, parameters }) => reportLatency(deps, scope, parseQuery(latencyQuery, parameters)),
	},
];
