import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type GatherOptions, gather } from './gather.ts';

/** Jobs are numbers that weigh themselves; what was written, batch by batch. */
function recorded(options: Partial<GatherOptions<number, number>> = {}) {
	const batches: number[][] = [];
	const add = gather<number, number>({
		prepare: async (job) => job,
		weigh: (item) => item,
		maxWeight: 100,
		maxWaitMs: 10,
		maxWrites: 2,
		isPassingFault: () => false,
		...options,
		write: async (items) => {
			batches.push([...items]);
			await options.write?.(items);
		},
	});
	return { batches, add };
}

test('jobs that come together are written together', async () => {
	const { batches, add } = recorded();
	await Promise.all([add(1), add(2), add(3)]);
	expect(batches).toEqual([[1, 2, 3]]);
	await add(4);
	expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('a job that comes while a batch waits goes with it', async () => {
	const { batches, add } = recorded({ maxWaitMs: 60 });
	const first = add(1);
	await sleep(10);
	await Promise.all([first, add(2)]);
	expect(batches).toEqual([[1, 2]]);
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

test('a job that cannot be prepared fails alone and is not written', async () => {
	const prepare = async (job: number) => (job === 13 ? Promise.reject(new Error('unreadable')) : job);
	const { batches, add } = recorded({ prepare });
	const results = await Promise.allSettled([add(1), add(13), add(2)]);
	expect(results[1]).toMatchObject({ reason: new Error('unreadable') });
	expect(batches).toEqual([[1, 2]]);
	await expect(add(13)).rejects.toThrow('unreadable');
	expect(batches).toEqual([[1, 2]]);
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

test('no more is prepared than writing can take: two batches in hand and one ready', async () => {
	let prepared = 0;
	let atOnce = 0;
	let mostAtOnce = 0;
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	const { add } = recorded({
		prepare: async (job) => {
			prepared++;
			return job;
		},
		write: async () => {
			mostAtOnce = Math.max(mostAtOnce, ++atOnce);
			await released;
			atOnce--;
		},
	});
	const all = Array.from({ length: 10 }, () => add(100));
	await sleep(30);
	expect(prepared).toBe(3);
	release();
	await Promise.all(all);
	expect([prepared, mostAtOnce]).toEqual([10, 2]);
});
