import { addMeasures, type RollupName } from '@spanledger/core/rollups/rollup';
import type { PlacedChange } from './place-changes.ts';

const dayMs = 86_400_000;

/** Rollups that are kept by UTC day too, and where. */
const dayOf: { readonly [rollup in RollupName]?: RollupName } = {
	usage_by_dimension: 'usage_by_day',
	user_usage: 'user_usage_by_day',
};

/**
 * The same changes by UTC day: every measure adds up, so the days need no diff of their own. Whole days in the middle of a range are
 * read from them, its edges in quarter hours: exact for every zone.
 */
export function sumByDay(changes: readonly PlacedChange[]): PlacedChange[] {
	const days = new Map<string, PlacedChange>();
	for (const change of changes) {
		const rollup = dayOf[change.rollup];
		if (rollup === undefined) continue;
		const bucketMs = change.bucketMs - (change.bucketMs % dayMs);
		const row = [rollup, bucketMs, change.purpose, change.other, ...change.key].join('\u0000');
		const day = days.get(row);
		if (day === undefined) days.set(row, { ...change, rollup, bucketMs, add: { ...change.add } });
		else addMeasures(day.add, change.add, 1);
	}
	return [...days.values()];
}
