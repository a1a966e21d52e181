import { z } from 'zod';
import { defineQueue, type QueueDefinition } from '../define-queue.ts';

const schema = z.object({ n: z.number(), body: z.string() });
export type ContractJob = z.infer<typeof schema>;

/** The queue that the contract suite and its hanging worker share by name. */
export function contractQueue(name: string): QueueDefinition<ContractJob> {
	return defineQueue({ name, schema, attempts: 3 });
}

/** Retries and recoveries within a test's patience. */
export const fastTiming = { lockMs: 1_000, stalledCheckMs: 300, retryDelayMs: 20, maxRetryDelayMs: 100, burialMs: 300 };
