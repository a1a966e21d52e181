import { bootstrapUser } from '@spanledger/api/auth/bootstrap-user';
import { getDeps } from '@spanledger/api/get-deps';
import { isBuilding } from './lib/env.ts';

/** Makes the first user. Throws when variables are missing or wrong, so that a misconfigured server says so at once. */
export async function prepareServer(): Promise<void> {
	if (isBuilding) return;
	const { env, ...deps } = getDeps();
	if (env.bootstrapPassword === null) return;
	try {
		await bootstrapUser(deps, { email: env.bootstrapEmail, password: env.bootstrapPassword });
	} catch (error) {
		// A database that is still starting must not keep the pages down; the next start tries again.
		deps.reportBug('making the first user', error);
	}
}
