import { reportUnpriced, unpricedQuery, unpricedReport } from '../prices/unpriced-report.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

export const priceRoutes: Route[] = [
	{
		method: 'GET',
		path: '/prices/unpriced',
		summary: 'Calls without a cost, by provider and model, by span start; most calls first',
		scope: 'read',
		query: unpricedQuery,
		answer: unpricedReport,
		handle: ({ deps, scope, parameters }) => reportUnpriced(deps, scope, parseQuery(unpricedQuery, parameters)),
	},
];
