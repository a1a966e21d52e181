/** An item with the caller that waits for it. */
export type Prepared<Item> = { item: Item; resolve: () => void; reject: (error: unknown) => void };

/**
 * Writes a batch and tells each caller. When a batch fails its items are written one by one, so that a poisonous one fails
 * alone. Never rejects.
 */
export async function isolate<Item>(
	batch: readonly Prepared<Item>[],
	{
		write,
		isPassingFault,
	}: { write: (items: readonly Item[]) => Promise<void>; isPassingFault: (error: unknown) => boolean },
): Promise<void> {
	if (batch.length === 0) return;
	try {
		await write(batch.map(({ item }) => item));
		for (const { resolve } of batch) resolve();
	} catch (error) {
		if (batch.length === 1 || isPassingFault(error)) for (const { reject } of batch) reject(error);
		else for (const one of batch) await isolate([one], { write, isPassingFault });
	}
}
