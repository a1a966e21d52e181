import type { Outline } from './outline.ts';

/**
 * When nothing inside of a row ran: start, end, start, end … in µs. A row without anything inside has no gaps: it worked itself. Nor
 * has one whose rows are still on their way: nobody knows yet.
 *
 *   parent ├──────────────────┤
 *   child    ├───┤  ├────┤           gaps: before the first, between them, after the last
 */
export function idleGaps({ columns, count }: Pick<Outline, 'columns' | 'count'>, row: number): number[] {
	const { startUs, durationUs, below } = columns;
	const last = row + 1 + (below[row] ?? 0);
	if (last === row + 1 || last > count) return [];
	const start = startUs[row] ?? 0;
	const end = start + (durationUs[row] ?? 0);
	const gaps: number[] = [];
	let reached = start;
	// children stand by start; whatever is inside of one does not begin a gap of this row
	for (let child = row + 1; child < last; child += 1 + (below[child] ?? 0)) {
		const from = startUs[child] ?? 0;
		if (from > reached) gaps.push(reached, Math.min(from, end));
		reached = Math.max(reached, from + (durationUs[child] ?? 0));
		if (reached >= end) return gaps;
	}
	gaps.push(reached, end);
	return gaps;
}
