import { connectQueue } from '../connect-queue.ts';
import { consumeJobs } from '../consume-jobs.ts';
import { contractQueue, fastTiming } from './contract-queue.ts';

/** A process that takes every job of a queue, never finishes one, and says so: made to be killed. */
const [, , queueName = '', databaseUrl = '', redisUrl] = process.argv;
await consumeJobs(
	connectQueue({ databaseUrl, redisUrl }),
	contractQueue(queueName),
	() => {
		process.stdout.write('in hand\n');
		return new Promise<void>(() => {});
	},
	{ onDeadLetter: async () => {}, timing: fastTiming },
);
