import { createDeps } from './create-deps.ts';
import type { Deps } from './deps.ts';
import { type Env, readEnv } from './env.ts';

/**
 * Next loads a module once per bundle and again on every change in development: one pool must serve them all, so it hangs
 * on the global object. Created by the first request: a build has no variables.
 */
const holder = globalThis as typeof globalThis & { spanledgerDeps?: { deps: Deps; env: Env } };

/** The dependencies of this process, from its environment. Throws when variables are missing or wrong. */
export function getDeps(): Deps & { env: Env } {
	if (holder.spanledgerDeps === undefined) {
		const env = readEnv();
		holder.spanledgerDeps = { deps: createDeps(env), env };
	}
	const { deps, env } = holder.spanledgerDeps;
	return { ...deps, env };
}
