import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe } from 'vitest';
import { outageContract } from './testing/outage-contract.ts';
import { queueContract } from './testing/queue-contract.ts';
import { startRedis } from './testing/start-redis.ts';

const redis = await startRedis();

describe.skipIf(redis === null)('the queue in Redis', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await cloneDatabase();
	});
	afterAll(async () => {
		await database.drop();
		await redis?.stop();
	});
	const target = () => ({ databaseUrl: database.url, redisUrl: redis?.url });
	queueContract(target);
	outageContract(target);
});
