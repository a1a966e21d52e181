import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

const limits = { sizeOf: (item: number) => item, maxBytes: 100, maxItems: 3, maxFlushes: 1 };

describe('coalesce', () => {
	test('what arrives together goes together; what arrives meanwhile gathers for the next', async () => {
		const batches: number[][] = [];
		const add = coalesce<number>(async (items) => {
			batches.push(items);
			await sleep(20);
		}, limits);
		const first = Promise.all([add(1), add(2)]);
		await sleep(5);
		await Promise.all([first, add(3), add(4)]);
		expect(batches).toEqual([
			[1, 2],
			[3, 4],
		]);
	});

	test.each([
		[
			'by count',
			[1, 1, 1, 1, 1],
			[
				[1, 1, 1],
				[1, 1],
			],
		],
		['by bytes', [60, 30, 20, 90], [[60, 30], [20], [90]]], // 60 + 30 = 90 fits in 100, + 20 does not; 20 + 90 does not
		['a giant alone', [500, 1, 700], [[500], [1], [700]]],
	])('splits %s', async (_, items, expected) => {
		const batches: number[][] = [];
		const add = coalesce<number>(async (batch) => {
			batches.push(batch);
		}, limits);
		await Promise.all(items.map(add));
		expect(batches).toEqual(expected);
	});

	test('runs no more flushes at once than allowed', async () => {
		let running = 0;
		let most = 0;
		const add = coalesce<number>(
			async () => {
				running += 1;
				most = Math.max(most, running);
				await sleep(5);
				running -= 1;
			},
			{ ...limits, maxItems: 1, maxFlushes: 2 },
		);
		await Promise.all([1, 2, 3, 4, 5, 6].map(add));
		expect(most).toBe(2);
	});

	test('a failed flush fails its own items and no others', async () => {
		const add = coalesce<number>(async (items) => {
			if (items.includes(3)) throw new Error('full');
		}, limits);
		const answers = await Promise.allSettled([1, 1, 1, 3, 3, 3, 1].map(add));
		expect(answers.map(({ status }) => status[0])).toEqual(['f', 'f', 'f', 'r', 'r', 'r', 'f']);
	});
});
