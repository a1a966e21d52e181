import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { job, openBench, soon } from './testing/open-bench.ts';
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

test.skipIf(redis === null).each(['cluster', 'sentinel'] as const)(
	'a Redis %s takes jobs, gives them out, lets poison be buried',
	async (form) => {
		const other = await startRedis(form);
		{
			await using queue = openBench({ databaseUrl: '', redisUrl: other?.url });
			const producer = await queue.produce();
			const seen: number[] = [];
			const buried: number[] = [];
			const handler = async ({ n }: { n: number }) => {
				if (n === 7) throw new Error('poison');
				seen.push(n);
			};
			await queue.consume(handler, { onDeadLetter: async ({ n }) => void buried.push(n) });
			await Promise.all(Array.from({ length: 20 }, (_, n) => producer.enqueue(job(n))));
			await vi.waitFor(() => expect(seen).toHaveLength(19), soon);
			await vi.waitFor(() => expect(buried).toEqual([7]), soon);
		}
		await other?.stop();
	},
);
