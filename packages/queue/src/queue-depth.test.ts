import { expect, test } from 'vitest';
import { type QueueDepth, rememberDepth } from './queue-depth.ts';

const depthOf = (waiting: number): QueueDepth => ({ waiting, delayed: 0, active: 0, failed: 0 });

test('a fresh depth is not counted again', async () => {
	let counts = 0;
	const depth = rememberDepth(async () => depthOf(++counts), 60_000);
	expect((await Promise.all([depth(), depth()])).map(({ waiting }) => waiting)).toEqual([1, 1]);
	expect((await depth()).waiting).toBe(1);
});

test('an old one is answered while a new one is counted', async () => {
	let counts = 0;
	const depth = rememberDepth(async () => depthOf(++counts), 0);
	expect((await depth()).waiting).toBe(1);
	expect((await depth()).waiting).toBe(1);
	await new Promise(setImmediate);
	expect((await depth()).waiting).toBe(2);
});

test('after a failure the next caller waits for a count of its own', async () => {
	const answers = [
		() => Promise.resolve(depthOf(1)),
		() => Promise.reject(new Error('down')),
		() => Promise.resolve(depthOf(3)),
	];
	const depth = rememberDepth(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')), 0);
	expect((await depth()).waiting).toBe(1);
	expect((await depth()).waiting).toBe(1);
	await new Promise(setImmediate);
	expect((await depth()).waiting).toBe(3);
});
