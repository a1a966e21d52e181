import type { Deps } from '../deps.ts';
import type { Context } from './procedures.ts';

/** Who asks, by the cookie in the headers. */
export async function createContext(headers: Headers, deps: Deps): Promise<Context> {
	const session = await deps.auth.api.getSession({ headers });
	if (session === null) return { ...deps, member: null };
	const { id, email, name } = session.user;
	return { ...deps, member: { userId: id, email, name } };
}
