import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import { connectPostgresQueue } from './connect-postgres-queue.ts';
import { connectRedisQueue } from './connect-redis-queue.ts';

/** What the producer, the consumer and the depth need of BullMQ's Queue, whichever store is behind it. */
export type OpenQueue = Pick<
	Queue,
	'name' | 'add' | 'addBulk' | 'getFailed' | 'getJobCounts' | 'waitUntilReady' | 'close'
>;
export type OpenWorker = Pick<Worker, 'waitUntilReady' | 'close'> & {
	on: (event: 'failed', listener: () => void) => unknown;
};
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** One store that holds the queues. Faults of a connection between calls go to `onError`; a call's own fault rejects it. */
export type QueueConnection = {
	store: 'postgres' | 'redis';
	openQueue: (name: string) => OpenQueue;
	openWorker: (name: string, processor: Processor, settings: WorkerSettings) => OpenWorker;
	/** Resolves once a queue or worker can be used. Rejects, soon, with the reason why the store cannot be reached. */
	ready: (opened: { waitUntilReady: () => Promise<unknown> }) => Promise<void>;
	/** Drops the connections. Close producers and consumers first. */
	close: () => Promise<void>;
};

export type QueueTarget = {
	/** Any form of REDIS_URL; without it the queue lives in Postgres. */
	redisUrl?: string | undefined;
	databaseUrl: string;
	onError?: (error: Error) => void;
};

/** Nothing connects before the first queue or worker opens. Throws DomainError('invalid') when `redisUrl` cannot be read. */
export function connectQueue({ redisUrl, databaseUrl, onError = () => {} }: QueueTarget): QueueConnection {
	return redisUrl === undefined || redisUrl === ''
		? connectPostgresQueue(databaseUrl, onError)
		: connectRedisQueue(redisUrl, onError);
}
