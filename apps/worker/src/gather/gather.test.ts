import { expect, test } from 'vitest';
import { type GatherOptions, gather } from './gather.ts';

/** Items are numbers that weigh themselves; what was written, batch by batch. */
function recorded(options: Partial<GatherOptions<number>> = {}) {
	const batches: number[][] = [];
	const gatherer = gather<number>({
		weigh: (item) => item,
		maxWeight: 100,
		maxWaitMs: 5,
		isPassingFault: () => false,
		...options,
		write: async (items) => {
			batches.push([...items]);
			await options.write?.(items);
		},
	});
	return { batches, add: gatherer.add };
}

test('items that come together are written together', async () => {
	const { batches, add } = recorded();
	await Promise.all([add(1), add(2), add(3)]);
	expect(batches).toEqual([[1, 2, 3]]);
});

test('a full batch does not wait, the rest starts a new one', async () => {
	const { batches, add } = recorded({ maxWaitMs: 60_000 });
	await Promise.all([add(60), add(50), add(99), add(1)]);
	expect(batches).toEqual([
		[60, 50],
		[99, 1],
	]);
});

test('a poisonous item fails alone, with its own fault', async () => {
	const { batches, add } = recorded({
		write: async (items) => {
			if (items.includes(13)) throw new Error(items.length === 1 ? 'poison' : 'batch failed');
		},
	});
	const results = await Promise.allSettled([add(1), add(13), add(2)]);
	expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(results[1]).toMatchObject({ reason: new Error('poison') });
	expect(batches).toEqual([[1, 13, 2], [1], [13], [2]]);
});

test('a store that is away fails the whole batch once', async () => {
	const away = new Error('away');
	const { batches, add } = recorded({ isPassingFault: (error) => error === away, write: () => Promise.reject(away) });
	const results = await Promise.allSettled([add(1), add(2)]);
	expect(results).toEqual([
		{ status: 'rejected', reason: away },
		{ status: 'rejected', reason: away },
	]);
	expect(batches).toEqual([[1, 2]]);
});
