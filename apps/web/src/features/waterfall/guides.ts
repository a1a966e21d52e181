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

/** Px. A chevron, or the space of one, is as wide. */
const indent = 16;
const middle = 7;

/**
 * Guides as the background of one element: a line a level, the last with an arm that reaches the chevron of a span that folds, or over the
 * space of one to the icon of a leaf.
 */
export function guidesStyle(guides: readonly boolean[], isLeaf: boolean): { width: number; background?: string } {
	const width = (guides.length + (isLeaf ? 1 : 0)) * indent;
	const last = guides.length - 1;
	if (last < 0) return { width };
	const lines = guides.flatMap((runsOn, level) => {
		if (!runsOn && level < last) return [];
		return [line(level * indent + middle, '0', '1px', runsOn ? '100%' : '50%')];
	});
	lines.push(line(last * indent + middle, '50%', isLeaf ? '20px' : '8px', '1px'));
	return { width, background: lines.join(', ') };
}

const line = (left: number, top: string, width: string, height: string): string =>
	`linear-gradient(var(--line-strong) 0 0) ${left}px ${top} / ${width} ${height} no-repeat`;
