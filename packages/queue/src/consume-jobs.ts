import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { buryFailed } from './bury-failed.ts';
import type { QueueConnection } from './connect-queue.ts';
import type { QueueDefinition } from './define-queue.ts';
import { isPassingFault } from './is-passing-fault.ts';
import { type QueueDepth, queueDepth } from './queue-depth.ts';

/** `id` never repeats (a UUID); `attempt` counts from 1. */
export type Delivery = { id: string; attempt: number };
/** Must bear the same job twice: a worker that dies after its work and before saying so leaves it to another. */
export type Handler<Data> = (data: Data, delivery: Delivery) => Promise<void>;
export type DeadLetterHandler<Data> = (data: Data, reason: string, delivery: Delivery) => Promise<void>;

export type ConsumeOptions<Data> = {
	/** Jobs in hand at once; many wait for one gatherer. */
	concurrency?: number;
	/** Takes a job that used up its attempts. Once it resolves the job is gone; while it rejects the job stays, failed. */
	onDeadLetter: DeadLetterHandler<Data>;
	/** Hears of every failed attempt and of faults between jobs. */
	onError?: (error: Error) => void;
	timing?: Partial<Timing>;
};

export type Timing = {
	/** How long a worker that stopped breathing keeps its jobs; renewed at half. */
	lockMs: number;
	/** How often jobs of dead workers are looked for. */
	stalledCheckMs: number;
	/** First wait before a retry, doubled each time … */
	retryDelayMs: number;
	/** … up to this. */
	maxRetryDelayMs: number;
	/** How often failed jobs that nobody buried are looked for. */
	burialMs: number;
};

export type Consumer = {
	depth: () => Promise<QueueDepth>;
	/** Takes no more jobs, waits for those in hand, disconnects. */
	close: () => Promise<void>;
};

const defaultTiming: Timing = {
	lockMs: 10_000,
	stalledCheckMs: 3_000,
	retryDelayMs: 500,
	maxRetryDelayMs: 30_000,
	burialMs: 30_000,
};
/** A job in hand at this many deaths of workers is thought to be their cause, and is buried. */
const maxDeaths = 5;
const storeRetryMs = 1_000;

/** Opens the reading end of a queue. Rejects when the store cannot be reached now; later outages are waited out. */
export async function consumeJobs<Data>(
	connection: QueueConnection,
	definition: QueueDefinition<Data>,
	handler: Handler<Data>,
	{ concurrency = 64, onDeadLetter, onError = () => {}, timing }: ConsumeOptions<Data>,
): Promise<Consumer> {
	const times = { ...defaultTiming, ...timing };
	const queue = connection.openQueue(definition.name);
	const process = async (job: Job, token?: string) => {
		const parsed = definition.schema.safeParse(job.data);
		if (!parsed.success) throw new UnrecoverableError(`not a job of ${definition.name}: ${parsed.error.message}`);
		try {
			await handler(parsed.data, { id: job.id ?? '', attempt: job.attemptsMade + 1 });
		} catch (fault) {
			onError(fault instanceof Error ? fault : new Error(String(fault)));
			if (!isPassingFault(fault)) throw fault;
			await job.moveToDelayed(Date.now() + retryDelay(job.attemptsStarted, times), token);
			throw new DelayedError();
		}
	};
	const worker = connection.openWorker(definition.name, process, {
		concurrency,
		lockDuration: times.lockMs,
		stalledInterval: times.stalledCheckMs,
		maxStalledCount: maxDeaths,
		runRetryDelay: storeRetryMs,
		settings: { backoffStrategy: (attemptsMade) => retryDelay(attemptsMade, times) },
	});
	const burial = buryFailed(queue, definition, onDeadLetter, onError, times.burialMs);
	worker.on('failed', burial.bury);
	const close = async () => {
		await worker.close();
		await burial.stop();
		await queue.close();
	};
	try {
		await Promise.all([connection.ready(queue), connection.ready(worker)]);
	} catch (error) {
		void close().catch(() => {}); // may wait for a store that never answers
		throw error;
	}
	burial.bury();
	return { depth: () => queueDepth(queue), close };
}

/** 1st retry after `retryDelayMs`, then twice, four times … */
function retryDelay(attempt: number, { retryDelayMs, maxRetryDelayMs }: Timing): number {
	return Math.min(retryDelayMs * 2 ** Math.max(0, attempt - 1), maxRetryDelayMs);
}
