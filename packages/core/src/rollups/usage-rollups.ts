import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { RollupName } from './rollup.ts';

/** The dimensions a bill is grouped by, one narrow row per key; `none` is the whole project. */
export const usageDimensions = [
	'none',
	'tenant',
	'team',
	'feature',
	'user',
	'model',
	'provider',
	'promptVersion',
	'environment',
	'route',
] as const;
export type UsageDimension = (typeof usageDimensions)[number];

export const dimensionKey = (entry: LedgerEntry, dimension: UsageDimension): string =>
	dimension === 'none' ? '' : entry[dimension];

/**
 * The rollups, declared: the name of the table, its key columns beside project, bucket and purpose, and the keys one ledger entry
 * adds to. The diff of a settlement feeds every one of them. Grain: quarter hours UTC, of which any zone's day is made.
 */
export type UsageRollup = {
	name: RollupName;
	keyColumns: readonly string[];
	keysOf: (entry: LedgerEntry) => readonly (readonly string[])[];
};

export const usageRollups: readonly UsageRollup[] = [
	{
		name: 'usage_by_dimension',
		keyColumns: ['dimension', 'key'],
		keysOf: (entry) => usageDimensions.map((dimension) => [dimension, dimensionKey(entry, dimension)]),
	},
	{
		name: 'usage_cube',
		keyColumns: ['tenant', 'team', 'feature', 'environment', 'provider', 'model', 'route', 'prompt_version'],
		keysOf: ({ tenant, team, feature, environment, provider, model, route, promptVersion }) => [
			[tenant, team, feature, environment, provider, model, route, promptVersion],
		],
	},
	{
		name: 'user_usage',
		keyColumns: ['user_id', 'tenant', 'team', 'feature'],
		keysOf: ({ user, tenant, team, feature }) => (user === '' ? [] : [[user, tenant, team, feature]]),
	},
];
