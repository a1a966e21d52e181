import { expect, it } from 'vitest';
import { clockSkew } from './clock-skew.ts';

/** In microseconds: a millisecond has 1,000. */
const parent = { start: 100_000, end: 200_000 };

// tolerance: 1 % of 100 ms = 1 ms, as much as the least
it.each([
	['inside', { start: 100_000, end: 200_000 }, null],
	['a millisecond early', { start: 99_000, end: 150_000 }, null],
	['more than that', { start: 98_999, end: 150_000 }, { kind: 'starts-early', by: 1_001 }],
	['a millisecond late', { start: 150_000, end: 201_000 }, null],
	['asynchronous work', { start: 150_000, end: 900_000 }, { kind: 'ends-late', by: 700_000 }],
	['begun after the parent was over', { start: 300_000, end: 310_000 }, { kind: 'ends-late', by: 110_000 }],
	['both: the start says more', { start: 50_000, end: 300_000 }, { kind: 'starts-early', by: 50_000 }],
])('%s', (_, child, skew) => {
	expect(clockSkew(child, parent, 1_000)).toEqual(skew);
});

it('a long parent allows for a hundredth of its length', () => {
	const long = { start: 0, end: 10_000 }; // 10 s in ms
	expect(clockSkew({ start: -100, end: 5 }, long, 1)).toBeNull();
	expect(clockSkew({ start: -101, end: 5 }, long, 1)).toEqual({ kind: 'starts-early', by: 101 });
});

it('a parent of one moment: a child is late by what it took', () => {
	expect(clockSkew({ start: 5, end: 25 }, { start: 5, end: 5 }, 1)).toEqual({ kind: 'ends-late', by: 20 });
});
