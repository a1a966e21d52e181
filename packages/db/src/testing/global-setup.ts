import type { TestProject } from 'vitest/node';
import { connectDatabase } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The test server's maintenance database, beside which clones are made. */
		postgresUrl: string;
	}
}

/** Name of the migrated database that every test file clones. */
export const templateDatabase = 'spanledger_template';

/**
 * One Postgres per test run, with a migrated template in it.
 * @public named in vitest.config.ts
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { url, stop } = await startPostgres();
	const server = connectDatabase(url, { max: 1 });
	await server.query(`CREATE DATABASE ${templateDatabase}`);
	await server.end();
	const template = connectDatabase(new URL(`/${templateDatabase}`, url).href);
	await migrate(template);
	await template.end();
	project.provide('postgresUrl', url);
	return stop;
}
