import { setTimeout as sleep } from 'node:timers/promises';
import { isolate, type Prepared } from './isolate.ts';

export type GatherOptions<Job, Item> = {
	/** Turns a job into what is written; a fault here is the job's own. */
	prepare: (job: Job) => Promise<Item>;
	/** How much an item counts towards `maxWeight`. */
	weigh: (item: Item) => number;
	/** A batch is complete when it weighs this much … */
	maxWeight: number;
	/** … or when its first job has waited this long and no other is there. */
	maxWaitMs: number;
	/** Batches written at once. */
	maxWrites: number;
	write: (items: readonly Item[]) => Promise<void>;
	/** A fault of the store, not of an item: writing the items one by one would only fail each of them. */
	isPassingFault: (error: unknown) => boolean;
};

type Waiting<Job> = { job: Job; resolve: () => void; reject: (error: unknown) => void };

/**
 * Lets many callers share one write. The function returned resolves when the batch that took its job is written, and rejects
 * with the job's own fault. Jobs are prepared only as writing keeps pace, so what is in hand stays small however many wait.
 */
export function gather<Job, Item>(options: GatherOptions<Job, Item>): (job: Job) => Promise<void> {
	const { prepare, weigh, maxWeight, maxWaitMs, maxWrites } = options;
	const waiting: Waiting<Job>[] = [];
	const writes = new Set<Promise<void>>();
	let gathering = false;

	const nextBatch = async (): Promise<Prepared<Item>[]> => {
		const batch: Prepared<Item>[] = [];
		const startedAt = performance.now();
		for (let weight = 0; weight < maxWeight; ) {
			const next = waiting.shift();
			if (next === undefined) {
				const leftMs = maxWaitMs - (performance.now() - startedAt);
				if (leftMs <= 0) break;
				await sleep(Math.min(leftMs, pollMs));
				continue;
			}
			try {
				const item = await prepare(next.job);
				weight += weigh(item);
				batch.push({ item, resolve: next.resolve, reject: next.reject });
			} catch (error) {
				next.reject(error);
			}
		}
		return batch;
	};
	const gatherAll = async () => {
		gathering = true;
		while (waiting.length > 0) {
			const batch = await nextBatch();
			while (writes.size >= maxWrites) await Promise.race(writes);
			const write = isolate(batch, options).finally(() => writes.delete(write));
			writes.add(write);
		}
		gathering = false;
	};
	return (job) =>
		new Promise((resolve, reject) => {
			waiting.push({ job, resolve, reject });
			if (!gathering) void gatherAll();
		});
}

/** How often an unfinished batch looks for more. */
const pollMs = 5;
