import type { Deps } from '../deps.ts';
import { createCaller } from './app-router.ts';
import { createContext } from './create-context.ts';

/** The procedures for pages that render on the server, with the rights of whoever sent the request. */
export async function createServerCaller(headers: Headers, deps: Deps) {
	return createCaller(await createContext(headers, deps));
}
