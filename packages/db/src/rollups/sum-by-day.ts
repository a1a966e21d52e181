import { addMeasures } from '@spanledger/core/rollups/rollup';
import type { PlacedChange } from './place-changes.ts';

const dayMs = 86_400_000;

/**
 * The changes of `usage_by_dimension` by UTC day: every measure adds up, so the days need no diff of their own. Whole days in the
 * middle of a range are read from them, its edges in quarter hours: exact for every zone.
 */
export function sumByDay(changes: readonly PlacedChange[]): PlacedChange[] {
	const days = new Map<string, PlacedChange>();
	for (const change of changes) {
		if (change.rollup !== 'usage_by_dimension') continue;
		const bucketMs = change.bucketMs - (change.bucketMs % dayMs);
		const row = [bucketMs, change.purpose, change.other, ...change.key].join('\u0000');
		const day = days.get(row);
		if (day === undefined) days.set(row, { ...change, rollup: 'usage_by_day', bucketMs, add: { ...change.add } });
		else addMeasures(day.add, change.add, 1);
	}
	return [...days.values()];
}
