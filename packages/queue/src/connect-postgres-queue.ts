import { createPostgresBackend, type PostgresConnectionOptions, Queue, Worker } from 'bullmq';
import type { QueueConnection } from './connect-queue.ts';
import { keepJobsUncompressed } from './keep-jobs-uncompressed.ts';

/** Beyond this an answer is no use to a client whose export ends after 10 s. */
const queryTimeoutMs = 8_000;
const connectTimeoutMs = 3_000;
/** A producer writes few and large statements; a worker's moves are many and small. */
const producerConnections = 4;
const workerConnections = 8;
/** BullMQ logs each step of a job as an event that nobody here reads: keep few (it trims every 256). */
const keptEvents = 256;

const schema = 'bullmq';

/** Queues as tables in schema `bullmq` of the product's own database, made on first use. */
export function connectPostgresQueue(databaseUrl: string, onError: (error: Error) => void): QueueConnection {
	const options = (max: number, extra = {}): PostgresConnectionOptions => ({
		connectionString: databaseUrl,
		schema,
		migrate: true,
		max,
		keepAlive: true,
		connectionTimeoutMillis: connectTimeoutMs,
		...extra,
	});
	let prepared: Promise<void> | undefined;
	return {
		store: 'postgres',
		openQueue: (name) => {
			const connection = options(producerConnections, { query_timeout: queryTimeoutMs });
			const queue = new Queue(name, { connection, streams: { events: { maxLen: keptEvents } } }, createPostgresBackend);
			queue.on('error', onError);
			return queue;
		},
		openWorker: (name, processor, settings) => {
			const connection = options(workerConnections);
			const worker = new Worker(name, processor, { ...settings, connection }, createPostgresBackend);
			worker.on('error', onError);
			return worker;
		},
		ready: async (opened) => {
			await opened.waitUntilReady();
			prepared ??= keepJobsUncompressed(databaseUrl, schema).catch(onError);
			await prepared;
		},
		close: async () => {},
	};
}
