import type { Outline } from './outline.ts';

/** For readers who do not see the tree: which child of how many a row is, counted from 1. */
export type Siblings = { place: number[]; of: number[] };

export function siblingsOf({ parents, count }: Pick<Outline, 'parents' | 'count'>): Siblings {
	const place: number[] = [];
	const counts = new Map<number, number>();
	for (let row = 0; row < count; row++) {
		const parent = parents[row] ?? -1;
		const own = (counts.get(parent) ?? 0) + 1;
		counts.set(parent, own);
		place.push(own);
	}
	return { place, of: place.map((_, row) => counts.get(parents[row] ?? -1) ?? 1) };
}
