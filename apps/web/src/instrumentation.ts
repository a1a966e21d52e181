/** Runs once when the server starts: the first user can sign in before the first page is asked for. */
export async function register(): Promise<void> {
	const { isBuilding, isNodeRuntime } = await import('./lib/env.ts');
	if (!isNodeRuntime || isBuilding) return;
	const { getDeps } = await import('@spanledger/api/get-deps');
	const { bootstrapUser } = await import('@spanledger/api/auth/bootstrap-user');
	const { env, ...deps } = getDeps();
	if (env.bootstrapPassword === null) return;
	try {
		await bootstrapUser(deps, { email: env.bootstrapEmail, password: env.bootstrapPassword });
	} catch (error) {
		// A database that is still starting must not keep the pages down; the next start tries again.
		deps.reportBug('making the first user', error);
	}
}
