import { DomainError } from '@spanledger/core/domain-error';
import type { Deps } from '../deps.ts';
import { refusalOf } from '../refusal.ts';
import { authenticate } from './authenticate.ts';
import { budgetRoutes } from './budgets.ts';
import { costRoutes } from './costs.ts';
import { datasetRoutes } from './datasets.ts';
import { latencyRoutes } from './latency.ts';
import { linkRoutes } from './links.ts';
import { describeApi } from './openapi.ts';
import { plannedRoutes } from './planned.ts';
import { priceRoutes } from './prices.ts';
import { reportRoutes } from './reports.ts';
import { errorResponse, jsonResponse, methodNotAllowed } from './respond.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { scoreRoutes } from './scores.ts';
import { traceRoutes } from './traces.ts';

const basePath = '/api/v1';

const openapiRoute: Route = {
	method: 'GET',
	path: '/openapi.json',
	summary: 'This document',
	scope: null,
	handle: async ({ deps }) => describeApi(routes, deps.publicUrl + basePath),
};

/** Every route of the public API. */
export const routes: readonly Route[] = [
	...traceRoutes,
	...linkRoutes,
	...costRoutes,
	...budgetRoutes,
	...reviewRoutes,
	...latencyRoutes,
	...reportRoutes,
	...scoreRoutes,
	...priceRoutes,
	...datasetRoutes,
	...plannedRoutes,
	openapiRoute,
];

/** The door for programs: `/api/v1/…`. Never throws. */
export async function handleRest(request: Request, deps: Deps): Promise<Response> {
	const { pathname, searchParams } = new URL(request.url);
	try {
		const found = matchPath(pathname);
		if (found.length === 0) throw new DomainError('not-found', `no route ${pathname}`);
		const method = request.method === 'HEAD' ? 'GET' : request.method;
		const match = found.find(({ route }) => route.method === method);
		if (match === undefined) return methodNotAllowed(found.map(({ route }) => route.method));
		const { route, path } = match;
		const scope = route.scope === null ? { projectId: '' } : await authenticate(deps, request, route.scope);
		if (route.handle === null) throw new DomainError('not-built', `${route.path} is not built yet`);
		const answer = await route.handle({ deps, scope, path, parameters: searchParams, request });
		return answer instanceof Response ? answer : jsonResponse(answer);
	} catch (error) {
		return errorResponse(refusalOf(error, `${request.method} ${pathname}`, deps.reportBug));
	}
}

type Match = { route: Route; path: Record<string, string> };

function matchPath(pathname: string): Match[] {
	if (!pathname.startsWith(`${basePath}/`)) return [];
	const parts = pathname.slice(basePath.length).replace(/\/$/, '').split('/');
	return routes.flatMap((route) => {
		const path = matchParts(route.path.split('/'), parts);
		return path === null ? [] : [{ route, path }];
	});
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Match['path'] | null {
	if (pattern.length !== parts.length) return null;
	const path: Match['path'] = {};
	for (const [index, expected] of pattern.entries()) {
		const part = parts[index] ?? '';
		const name = /^\{(\w+)\}$/.exec(expected)?.[1];
		if (name !== undefined && part !== '') path[name] = decode(part);
		else if (part !== expected) return null;
	}
	return path;
}

/** A stray `%` is part of the name, not a reason to fail. */
function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
