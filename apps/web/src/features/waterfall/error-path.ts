import type { Outline } from './outline.ts';

/** The rows that failed, and the rows above them. */
export type ErrorPath = { failed: number[]; above: ReadonlySet<number> };

export function errorPath({ columns, parents, count }: Pick<Outline, 'columns' | 'parents' | 'count'>): ErrorPath {
	const failed: number[] = [];
	const above = new Set<number>();
	for (let row = 0; row < count; row++) {
		if (columns.status[row] !== 'error') continue;
		failed.push(row);
		for (let up = parents[row] ?? -1; up >= 0 && !above.has(up); up = parents[up] ?? -1) above.add(up);
	}
	return { failed, above };
}
