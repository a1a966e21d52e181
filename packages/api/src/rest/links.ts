import { z } from 'zod';
import { linkQuery } from '../links/link-query.ts';
import { linkPage } from '../links/link-shape.ts';
import { listTraceLinks } from '../links/list-trace-links.ts';
import { traceId } from '../parameters.ts';
import { parseInput, parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

const traceIdPath = z.object({ traceId });

export const linkRoutes: Route[] = [
	{
		method: 'GET',
		path: '/traces/{traceId}/links',
		summary: 'Links of a trace to others, or of others to it, by the start of the linking span',
		scope: 'read',
		query: linkQuery,
		answer: linkPage,
		handle: ({ deps, scope, path, parameters }) =>
			listTraceLinks(deps, scope, { ...parseQuery(linkQuery, parameters), ...parseInput(traceIdPath, path) }),
	},
];
