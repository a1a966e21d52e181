import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderChanges, type PlacedResult } from './order-changes.ts';

const placed = (itemId: string, position: number, correctness: number | null): PlacedResult => ({
	...{ itemId, position, error: null },
	scores:
		correctness === null
			? []
			: [{ name: 'correctness', dataType: 'numeric', value: correctness, label: null, comment: null }],
});

test('worse first and by how far, then better, same, and what only one run has', () => {
	const before = [placed('a', 1, 1), placed('b', 2, 0), placed('c', 3, 1), placed('d', 4, 1), placed('e', 5, 1)];
	const after = [placed('a', 1, 1), placed('b', 2, 1), placed('c', 3, 0.5), placed('d', 4, 0), placed('f', 6, 1)];
	expect(orderChanges(before, after, new Map()).map(({ itemId, change }) => `${itemId} ${change}`)).toEqual([
		...['d worse', 'c worse', 'b better', 'a same', 'e unknown', 'f unknown'],
	]);
});

const run = fc
	.uniqueArray(fc.record({ position: fc.nat(20), score: fc.option(fc.constantFrom(0, 0.25, 0.5, 1)) }), {
		selector: ({ position }) => position,
	})
	.map((results) => results.map(({ position, score }) => placed(`i${position}`, position, score)));

test('every item of either run once; turned round, what was worse is better', () => {
	fc.assert(
		fc.property(run, run, (before, after) => {
			const there = orderChanges(before, after, new Map());
			const back = orderChanges(after, before, new Map());
			const ids = new Set([...before, ...after].map(({ itemId }) => itemId));
			expect(there.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
			const turned = { worse: 'better', better: 'worse', same: 'same', unknown: 'unknown' } as const;
			for (const { itemId, change, by } of there) {
				const other = back.find((one) => one.itemId === itemId);
				expect(other).toMatchObject({ change: turned[change], by: by === 0 ? 0 : -by });
			}
		}),
	);
});
