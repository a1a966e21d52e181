import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import type { QueueConnection } from './connect-queue.ts';
import { parseRedisUrl, type RedisTarget } from './parse-redis-url.ts';

/** The braces put every key of a queue into one slot of a cluster, as BullMQ's scripts need. */
const prefix = '{spanledger}';
const keptEvents = 256;
const startPatienceMs = 5_000;
/** How long a command waits for a server that is away. */
type Patience = { enableOfflineQueue: boolean; maxRetriesPerRequest: number | null; commandTimeout?: number };

const reconnectDelayMs = (times: number) => Math.min(times * 100, 2_000);
/** A producer must answer its client: refuse at once while disconnected, and do not wait for a hung server. */
const impatient: Patience = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 8_000 };
/** BullMQ demands it for the blocking wait of workers. */
const patient: Patience = { enableOfflineQueue: true, maxRetriesPerRequest: null };

/** Queues in Redis. Throws DomainError('invalid') when the URL cannot be read. */
export function connectRedisQueue(redisUrl: string, onError: (error: Error) => void): QueueConnection {
	const target = parseRedisUrl(redisUrl);
	const clients: (Redis | Cluster)[] = [];
	let lastFault: Error | undefined;
	const open = (patience: Patience) => {
		const client = openClient(target, patience);
		client.on('error', (fault) => {
			lastFault = fault;
			onError(fault);
		});
		clients.push(client);
		return client;
	};
	return {
		store: 'redis',
		openQueue: (name) => {
			const queue = new Queue(name, {
				connection: open(impatient),
				prefix,
				streams: { events: { maxLen: keptEvents } },
			});
			queue.on('error', onError);
			return queue;
		},
		openWorker: (name, processor, settings) => {
			const worker = new Worker(name, processor, { ...settings, connection: open(patient), prefix });
			worker.on('error', onError);
			return worker;
		},
		ready: (opened) => Promise.race([opened.waitUntilReady().then(() => {}), giveUp(() => lastFault)]),
		close: async () => {
			for (const client of clients) client.disconnect();
		},
	};
}

/** The client itself would try for ever; a start must end in a sentence. */
async function giveUp(lastFault: () => Error | undefined): Promise<never> {
	await sleep(startPatienceMs, undefined, { ref: false });
	throw new Error(`Redis does not answer (${lastFault()?.message ?? 'no reason given'})`);
}

function openClient(target: RedisTarget, patience: Patience): Redis | Cluster {
	const credentials = { ...patience, ...target.credentials };
	const standing = { ...credentials, retryStrategy: reconnectDelayMs };
	switch (target.kind) {
		case 'cluster':
			return new Cluster(target.nodes, {
				redisOptions: credentials,
				clusterRetryStrategy: reconnectDelayMs,
				enableOfflineQueue: patience.enableOfflineQueue,
			});
		case 'sentinel':
			return new Redis({ ...standing, sentinels: target.sentinels, name: target.masterName, db: target.db });
		case 'single':
			return new Redis({ ...standing, ...target.node, db: target.db, ...(target.tls ? { tls: {} } : {}) });
	}
}
