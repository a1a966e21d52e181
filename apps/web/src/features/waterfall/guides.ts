import type { Outline } from './outline.ts';

/** Deeper levels stay at the last indent that leaves room for a name. */
export const deepestIndent = 12;

/** For each level above a row, the outermost first: does its guide line run on below? At most `deepestIndent` of them. */
export function guidesOf({ columns, parents, count }: Outline, row: number): boolean[] {
	const guides: boolean[] = [];
	for (let at = row; (parents[at] ?? -1) >= 0 && guides.length < deepestIndent; at = parents[at] ?? -1) {
		const after = at + (columns.below[at] ?? 0) + 1;
		guides.push(after < count && columns.depth[after] === columns.depth[at]);
	}
	return guides.reverse();
}
