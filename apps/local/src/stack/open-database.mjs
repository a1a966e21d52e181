import { join } from 'node:path';
import { checkDatabaseUrl } from '../postgres/check-database-url.mjs';
import { startPostgres } from '../postgres/start-postgres.mjs';
import { say } from '../terminal/say.mjs';

/**
 * The database of DATABASE_URL when it is set, else the embedded one.
 * @param {import('./new-stack.mjs').Stack} stack
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @returns {Promise<string>} its address, password included: not for printing
 */
export async function openDatabase(stack, env, dataDir) {
	if (env.DATABASE_URL) {
		const version = await checkDatabaseUrl(env.DATABASE_URL);
		say(`  PostgreSQL ${version} of DATABASE_URL`);
		return env.DATABASE_URL;
	}
	const { url, version, folder, server } = await startPostgres(dataDir);
	stack.children.set('postgres', server);
	await server.ready;
	const release = version.split('.').slice(0, 2).join('.');
	const isOutside = folder !== join(dataDir, 'postgres');
	say(`  PostgreSQL ${release} in ${folder}${isOutside ? ' (the data folder is closed to the user "postgres")' : ''}`);
	return url;
}
