export type CoalesceLimits<Item> = {
	/** How large an item is, in bytes. */
	sizeOf: (item: Item) => number;
	/** A flush takes no more than this, except that a single larger item goes alone. */
	maxBytes: number;
	maxItems: number;
	/** Flushes under way at once; while so many run, what arrives gathers for the next. */
	maxFlushes: number;
};

type Waiting<Item> = { item: Item; bytes: number; done: () => void; fail: (reason: unknown) => void };

/**
 * Gathers what arrives in one turn of the event loop, or while earlier flushes run, into one `flush` (as databases group
 * commits): under load batches grow by themselves, alone nothing waits. The promise of an item settles with its flush.
 */
export function coalesce<Item>(
	flush: (items: Item[]) => Promise<void>,
	limits: CoalesceLimits<Item>,
): (item: Item) => Promise<void> {
	let waiting: Waiting<Item>[] = [];
	let flushes = 0;
	let scheduled = false;

	const schedule = () => {
		if (scheduled || flushes >= limits.maxFlushes || waiting.length === 0) return;
		scheduled = true;
		setImmediate(() => {
			scheduled = false;
			void flushNext();
		});
	};
	const flushNext = async () => {
		const batch = waiting.slice(0, countThatFit(waiting, limits));
		waiting = waiting.slice(batch.length);
		flushes += 1;
		schedule();
		try {
			await flush(batch.map(({ item }) => item));
			for (const { done } of batch) done();
		} catch (reason) {
			for (const { fail } of batch) fail(reason);
		} finally {
			flushes -= 1;
			schedule();
		}
	};
	return (item) =>
		new Promise((done, fail) => {
			waiting.push({ item, bytes: limits.sizeOf(item), done, fail });
			schedule();
		});
}

/** At least one. */
function countThatFit<Item>(waiting: Waiting<Item>[], { maxBytes, maxItems }: CoalesceLimits<Item>): number {
	let bytes = 0;
	const tooMany = waiting.findIndex((entry, index) => {
		bytes += entry.bytes;
		return index > 0 && (index >= maxItems || bytes > maxBytes);
	});
	return tooMany === -1 ? waiting.length : tooMany;
}
