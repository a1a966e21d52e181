import { callTypes } from '@spanledger/core/spans/span';
import type { Outline } from './outline.ts';

/** What is folded: everything from a level on, and the spans for which that is turned round. */
export type Folding = {
	/** Rows so many levels deep are shown; null = all. */
	level: number | null;
	/** Span ids. */
	flipped: ReadonlySet<string>;
};

export const unfolded: Folding = { level: null, flipped: new Set() };

type Shape = Pick<Outline, 'count' | 'columns'>;

/** Whether the rows inside of a row are out of sight. */
export function isFolded({ columns }: Shape, row: number, { level, flipped }: Folding): boolean {
	if ((columns.below[row] ?? 0) === 0) return false;
	const byLevel = level !== null && (columns.depth[row] ?? 0) >= level - 1;
	return byLevel !== flipped.has(columns.spanId[row] ?? '');
}

/** Folds a row, or unfolds it. */
export function fold(outline: Shape, folding: Folding, row: number, folds: boolean): Folding {
	if ((outline.columns.below[row] ?? 0) === 0 || isFolded(outline, row, folding) === folds) return folding;
	const flipped = new Set(folding.flipped);
	const spanId = outline.columns.spanId[row] ?? '';
	if (!flipped.delete(spanId)) flipped.add(spanId);
	return { ...folding, flipped };
}

/** Unfolds whatever hides a row. */
export function reveal(outline: Shape & Pick<Outline, 'parents'>, folding: Folding, row: number): Folding {
	let open = folding;
	for (let up = outline.parents[row] ?? -1; up >= 0; up = outline.parents[up] ?? -1)
		open = fold(outline, open, up, false);
	return open;
}

/** The rows in sight, in reading order: without those inside of a folded one, or model calls alone. */
export function visibleRows(outline: Shape, folding: Folding, callsOnly: boolean): number[] {
	const { count, columns } = outline;
	const rows: number[] = [];
	for (let row = 0; row < count; ) {
		if (callsOnly) {
			const type = columns.type[row];
			if (type !== undefined && callTypes.has(type)) rows.push(row);
			row++;
			continue;
		}
		rows.push(row);
		row += isFolded(outline, row, folding) ? (columns.below[row] ?? 0) + 1 : 1;
	}
	return rows;
}

/** Where a row stands among the visible ones, which are in ascending order: its own place, else that of the last one before it. */
export function placeAmong(rows: readonly number[], row: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] ?? 0) <= row) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
