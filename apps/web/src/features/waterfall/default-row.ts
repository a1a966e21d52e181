import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Outline } from './outline.ts';

/**
 * The row a reader most likely came for: the first error that is not just passed on by a parent, else the dearest call, else the longest
 * step of its own, else the first. null = there are no rows.
 */
export function defaultRow({ columns, parents, count }: Pick<Outline, 'columns' | 'parents' | 'count'>): number | null {
	const rows = Array.from({ length: count }, (_, row) => row);
	const failed = rows.filter((row) => columns.status[row] === 'error');
	const passedOn = new Set(failed.map((row) => parents[row]));
	const own = failed.filter((row) => !passedOn.has(row));
	if (own.length > 0) return best(own, (row) => -((columns.startUs[row] ?? 0) + (columns.durationUs[row] ?? 0)));
	const calls = rows.filter((row) => columns.costUsd[row] !== null);
	// only to choose: doubles will do for an order
	if (calls.length > 0) return best(calls, (row) => Number(picoUsdFrom(columns.costUsd[row] ?? '0')));
	return best(rows, (row) => columns.selfUs[row] ?? 0);
}

/** The first of those with the highest rank. */
function best(rows: readonly number[], rankOf: (row: number) => number): number | null {
	let [found, highest] = [rows[0] ?? null, Number.NEGATIVE_INFINITY];
	for (const row of rows) {
		const rank = rankOf(row);
		if (rank > highest) [found, highest] = [row, rank];
	}
	return found;
}
