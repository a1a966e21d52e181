import { expect, test } from 'vitest';
import type { FindKey } from './authenticate.ts';
import { rememberKeys } from './remember-keys.ts';

const live = { id: 'k', projectId: 'p', scopes: ['ingest' as const], browserOrigins: null };

function bench(answer: FindKey = async (key) => (key === 'live' ? live : null), maxKeys = 100) {
	const clock = { ms: 0 };
	const asked: string[] = [];
	const find = rememberKeys(
		(key) => {
			asked.push(key);
			return answer(key);
		},
		{ foundMs: 10_000, outageMs: 60_000, missingMs: 2_000, maxKeys, now: () => clock.ms },
	);
	return { find, asked, clock };
}

test('requests at once share one look-up', async () => {
	const { find, asked } = bench();
	expect(await Promise.all([find('live'), find('live'), find('live')])).toEqual([live, live, live]);
	expect(asked).toEqual(['live']);
});

test.each([
	['live', 9_999, 1],
	['live', 10_000, 2],
	['missing', 1_999, 1],
	['missing', 2_000, 2],
])('a %s key asked again after %i ms: %i look-ups', async (key, laterMs, lookUps) => {
	const { find, asked, clock } = bench();
	await find(key);
	clock.ms = laterMs;
	await find(key);
	expect(asked).toHaveLength(lookUps);
});

test('a failure is not remembered', async () => {
	let isDown = true;
	const { find } = bench(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(live)));
	await expect(find('live')).rejects.toThrow('down');
	isDown = false;
	expect(await find('live')).toBe(live);
});

test('a key that was live is taken for live while the store is away, for a while', async () => {
	let isDown = false;
	const { find, clock } = bench(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(live)));
	await find('live');
	isDown = true;
	clock.ms = 60_000;
	expect(await find('live')).toBe(live);
	clock.ms = 62_001;
	await expect(find('live')).rejects.toThrow('down');
	await expect(find('never seen')).rejects.toThrow('down');
});

test('made-up keys push out the oldest, not the memory', async () => {
	const { find, asked } = bench(undefined, 2);
	for (const key of ['a', 'b', 'c', 'b', 'a']) await find(key);
	expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
