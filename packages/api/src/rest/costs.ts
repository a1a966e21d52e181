import { costQuery } from '../costs/cost-query.ts';
import { costReport } from '../costs/cost-shape.ts';
import { reportCosts } from '../costs/report-costs.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

export const costRoutes: Route[] = [
	{
		method: 'GET',
		path: '/costs',
		summary: 'The bill by one dimension, by span start; rows sum to the total exactly',
		scope: 'read',
		query: costQuery,
		answer: costReport,
		handle: ({ deps, scope, parameters }) => reportCosts(deps, scope, parseQuery(costQuery, parameters)),
	},
];
