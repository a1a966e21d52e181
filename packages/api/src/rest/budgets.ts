import { z } from 'zod';
import { budgetList } from '../budgets/budget-shape.ts';
import { reportBudgets } from '../budgets/report-budgets.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

const noParameters = z.object({});

export const budgetRoutes: Route[] = [
	{
		method: 'GET',
		path: '/budgets',
		summary: 'Budgets and what is left of them in the period under way',
		scope: 'read',
		query: noParameters,
		answer: budgetList,
		handle: async ({ deps, scope, parameters }) => {
			parseQuery(noParameters, parameters);
			return { items: await reportBudgets(deps, scope) };
		},
	},
];
