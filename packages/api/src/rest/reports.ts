import { chargeback } from '../reports/chargeback.ts';
import { chargebackQuery } from '../reports/chargeback-query.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

export const reportRoutes: Route[] = [
	{
		method: 'GET',
		path: '/reports/chargeback',
		summary: 'What each tenant, team, feature or user is charged for a month, as CSV; the rows sum to its bill exactly',
		scope: 'read',
		query: chargebackQuery,
		handle: ({ deps, scope, parameters }) => chargeback(deps, scope, parseQuery(chargebackQuery, parameters)),
	},
];
