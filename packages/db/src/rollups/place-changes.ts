import { otherKey } from '@spanledger/core/rollups/key-caps';
import { addMeasures, type RollupChange } from '@spanledger/core/rollups/rollup';
import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import type { DimensionKey, KeyAdmission } from './admit-keys.ts';

/** The dimensions behind the key columns of the cube, in their order. */
const cubeDimensions: readonly UsageDimension[] = [
	'tenant',
	'team',
	'feature',
	'environment',
	'provider',
	'model',
	'route',
	'promptVersion',
];

/** A change with its place in the table: keys past the cap moved to the "(other)" row. */
export type PlacedChange = RollupChange & { other: boolean };

/** The keys whose admission must be known before `placeChanges`. */
export function keysToAdmit(changes: readonly RollupChange[]): DimensionKey[] {
	return changes
		.filter(({ rollup }) => rollup === 'usage_by_dimension')
		.map(({ key: [dimension, key = ''] }) => ({ dimension: dimension as UsageDimension, key })); // as usage-rollups declares it
}

/** Moves capped keys and sums changes that now share a row. */
export function placeChanges(changes: readonly RollupChange[], isAdmitted: KeyAdmission): PlacedChange[] {
	const placed = new Map<string, PlacedChange>();
	for (const change of changes) {
		const moved = place(change, isAdmitted);
		const row = [moved.rollup, moved.bucketMs, moved.purpose, moved.other, ...moved.key].join('\u0000');
		const same = placed.get(row);
		if (same === undefined) placed.set(row, { ...moved, add: { ...moved.add } });
		else addMeasures(same.add, moved.add, 1);
	}
	return [...placed.values()];
}

function place(change: RollupChange, isAdmitted: KeyAdmission): PlacedChange {
	if (change.rollup === 'usage_by_dimension') {
		const [dimension = 'none', key = ''] = change.key;
		if (isAdmitted({ dimension: dimension as UsageDimension, key })) return { ...change, other: false };
		return { ...change, key: [dimension, ''], other: true };
	}
	if (change.rollup === 'user_usage') return { ...change, other: false };
	const key = cubeDimensions.map((dimension, index) => {
		const value = change.key[index] ?? '';
		return isAdmitted({ dimension, key: value }) ? value : otherKey;
	});
	return { ...change, key, other: false };
}
