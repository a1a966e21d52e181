import type { Route } from './route.ts';

const planned = (path: string, summary: string): Route => ({
	method: 'GET',
	path,
	summary,
	scope: 'read',
	handle: null,
});

/** Routes that the contract names and no release has built yet. */
export const plannedRoutes: Route[] = [
	planned('/alerts', 'Alerts'),
	{
		method: 'DELETE',
		path: '/users/{userId}/data',
		summary: "Erases a user's content and scores",
		scope: 'admin',
		handle: null,
	},
];
