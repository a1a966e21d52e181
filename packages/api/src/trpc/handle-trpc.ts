import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Deps } from '../deps.ts';
import { appRouter } from './app-router.ts';
import { createContext } from './create-context.ts';

/** The door for the pages: `/api/trpc/…`. Mutations are safe from other sites: the cookie is SameSite=Lax and they are POST. */
export function handleTrpc(request: Request, deps: Deps): Promise<Response> {
	return fetchRequestHandler({
		endpoint: '/api/trpc',
		req: request,
		router: appRouter,
		createContext: () => createContext(request.headers, deps),
		responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
	});
}
