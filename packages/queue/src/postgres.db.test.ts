import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe } from 'vitest';
import { outageContract } from './testing/outage-contract.ts';
import { queueContract } from './testing/queue-contract.ts';

describe('the queue in Postgres', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await cloneDatabase();
	});
	afterAll(() => database.drop());
	const target = () => ({ databaseUrl: database.url });
	queueContract(target);
	outageContract(target);
});
