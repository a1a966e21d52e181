import { randomUUID } from 'node:crypto';
import { DomainError } from '@spanledger/core/domain-error';
import { coalesce } from './coalesce.ts';
import type { OpenQueue, QueueConnection } from './connect-queue.ts';
import type { QueueDefinition } from './define-queue.ts';
import { type QueueDepth, queueDepth, rememberDepth } from './queue-depth.ts';

export type Producer<Data> = {
	/**
	 * Resolves once the store has the job. Throws DomainError('unavailable') when it has not, or when the queue is full;
	 * after a timeout the job may be there all the same, so a job must bear being done twice.
	 */
	enqueue: (data: Data) => Promise<void>;
	/** Counted now. Rejects when the store is down. */
	depth: () => Promise<QueueDepth>;
	close: () => Promise<void>;
};

export type ProducerLimits<Data> = {
	/** Jobs waiting or delayed beyond which the queue refuses. */
	maxWaiting: number;
	sizeOf: (data: Data) => number;
};

const depthLifeMs = 1_000;
const batchLimits = { maxBytes: 8 * 1024 * 1024, maxItems: 200, maxFlushes: 3 };

/** Opens the writing end of a queue. Rejects when the store cannot be reached now; later outages only fail their calls. */
export async function produceJobs<Data>(
	connection: QueueConnection,
	definition: QueueDefinition<Data>,
	{ maxWaiting, sizeOf }: ProducerLimits<Data>,
): Promise<Producer<Data>> {
	const queue = connection.openQueue(definition.name);
	try {
		await connection.ready(queue);
	} catch (error) {
		void queue.close().catch(() => {}); // may wait for a store that never answers
		throw error;
	}
	const depth = () => queueDepth(queue);
	const recentDepth = rememberDepth(depth, depthLifeMs);
	const add = coalesce<Data>((batch) => addJobs(queue, definition, batch), { ...batchLimits, sizeOf });
	return {
		depth,
		close: () => queue.close(),
		enqueue: async (data) => {
			const { waiting, delayed } = await recentDepth().catch(refuse);
			if (waiting + delayed >= maxWaiting) throw new DomainError('unavailable', 'The queue is full; retry shortly.');
			await add(data).catch(refuse);
		},
	};
}

/**
 * In Postgres one bulk costs as much as five single jobs (5 ms and 1 ms: BullMQ makes temporary tables for it), so a few go
 * one by one.
 */
const bulkFrom = 6;

/** Ids are ours and never repeat, so that what is buried twice is seen to be one. */
async function addJobs<Data>(
	queue: OpenQueue,
	{ name, attempts }: QueueDefinition<Data>,
	batch: Data[],
): Promise<void> {
	const jobs = batch.map((data) => ({
		name,
		data,
		opts: { jobId: randomUUID(), attempts, backoff: { type: 'custom' }, removeOnComplete: true },
	}));
	if (jobs.length >= bulkFrom) await queue.addBulk(jobs);
	else await Promise.all(jobs.map((job) => queue.add(job.name, job.data, job.opts)));
}

function refuse(cause: unknown): never {
	const refusal = new DomainError('unavailable', 'The queue cannot be reached; retry shortly.');
	refusal.cause = cause;
	throw refusal;
}
