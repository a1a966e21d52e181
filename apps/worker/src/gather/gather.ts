export type Gatherer<Item> = {
	/** Resolves when the batch that took the item is written; rejects with the item's own fault. */
	add: (item: Item) => Promise<void>;
};

export type GatherOptions<Item> = {
	/** How much an item counts towards `maxWeight`. */
	weigh: (item: Item) => number;
	/** A batch is written when it weighs this much … */
	maxWeight: number;
	/** … or when its first item has waited this long. */
	maxWaitMs: number;
	write: (items: readonly Item[]) => Promise<void>;
	/** A fault of the store, not of an item: writing the items one by one would only fail each of them. */
	isPassingFault: (error: unknown) => boolean;
};

type Waiting<Item> = { item: Item; resolve: () => void; reject: (error: unknown) => void };

/**
 * Lets many callers share one write: items that arrive together go together. When a batch fails its items are written one by
 * one, so that a poisonous one fails alone.
 */
export function gather<Item>({
	weigh,
	maxWeight,
	maxWaitMs,
	write,
	isPassingFault,
}: GatherOptions<Item>): Gatherer<Item> {
	let waiting: Waiting<Item>[] = [];
	let weight = 0;
	let timer: NodeJS.Timeout | undefined;

	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		const batch = waiting;
		waiting = [];
		weight = 0;
		void writeBatch(batch);
	};
	const writeBatch = async (batch: readonly Waiting<Item>[]) => {
		try {
			await write(batch.map(({ item }) => item));
			for (const { resolve } of batch) resolve();
		} catch (error) {
			if (batch.length === 1 || isPassingFault(error)) for (const { reject } of batch) reject(error);
			else for (const one of batch) await writeBatch([one]);
		}
	};
	return {
		add: (item) =>
			new Promise((resolve, reject) => {
				waiting.push({ item, resolve, reject });
				weight += weigh(item);
				if (weight >= maxWeight) flush();
				else timer ??= setTimeout(flush, maxWaitMs);
			}),
	};
}
