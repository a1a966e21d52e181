import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { connectDatabase, type Db } from '../connect.ts';
import { templateDatabase } from './global-setup.ts';

export type TestDatabase = { url: string; db: Db; drop: () => Promise<void> };

/**
 * A migrated database of one's own, cloned in about 50 ms. Once per test file:
 * `const database = await cloneDatabase(); afterAll(database.drop);`
 */
export async function cloneDatabase(): Promise<TestDatabase> {
	const postgresUrl = inject('postgresUrl');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await onServer(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
	const url = new URL(`/${name}`, postgresUrl).href;
	const db = connectDatabase(url);
	const drop = async () => {
		await db.end();
		await onServer(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`);
	};
	return { url, db, drop };
}

/** Two clones at the same moment disturb each other ("source database is being accessed"): an advisory lock queues them. */
async function onServer(postgresUrl: string, statement: string): Promise<void> {
	const server = connectDatabase(postgresUrl, { max: 1 });
	try {
		await server.query('SELECT pg_advisory_lock(1)');
		await server.query(statement);
	} finally {
		await server.end();
	}
}
