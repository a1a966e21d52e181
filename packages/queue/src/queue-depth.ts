import type { OpenQueue } from './connect-queue.ts';

/** Jobs in a queue: `waiting` to be taken, `delayed` before a retry, `active` in hand, `failed` awaiting burial. */
export type QueueDepth = { waiting: number; delayed: number; active: number; failed: number };

/** One counting query (Postgres) or four O(1) lengths (Redis). Rejects when the store is down. */
export async function queueDepth(queue: Pick<OpenQueue, 'getJobCounts'>): Promise<QueueDepth> {
	const counts = await queue.getJobCounts('waiting', 'delayed', 'active', 'failed');
	const of = (state: keyof QueueDepth) => counts[state] ?? 0;
	return { waiting: of('waiting'), delayed: of('delayed'), active: of('active'), failed: of('failed') };
}

/**
 * Remembers a depth for `lifeMs`; an older one is answered while a newer is fetched, so that no caller waits for a count,
 * except the first and the one after a failure.
 */
export function rememberDepth(measure: () => Promise<QueueDepth>, lifeMs: number): () => Promise<QueueDepth> {
	let known: { depth: QueueDepth; atMs: number } | undefined;
	let fetching: Promise<QueueDepth> | undefined;
	const fetchDepth = async () => {
		try {
			const depth = await measure();
			known = { depth, atMs: performance.now() };
			return depth;
		} catch (error) {
			known = undefined;
			throw error;
		} finally {
			fetching = undefined;
		}
	};
	return async () => {
		if (known !== undefined && performance.now() - known.atMs < lifeMs) return known.depth;
		fetching ??= fetchDepth();
		if (known === undefined) return fetching;
		fetching.catch(() => {}); // the next caller meets the failure
		return known.depth;
	};
}
