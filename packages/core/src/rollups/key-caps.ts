import type { UsageDimension } from './usage-rollups.ts';

/**
 * How many keys of a dimension get a row of their own. What comes after shares the row "(other)", so that a runaway
 * attribute cannot blow up the rollups; the ledger keeps every key.
 */
export const keyCaps: { readonly [dimension in Exclude<UsageDimension, 'none'>]: number } = {
	tenant: 20_000,
	team: 2_000,
	feature: 2_000,
	user: 20_000,
	model: 1_000,
	provider: 200,
	promptVersion: 2_000,
	environment: 200,
	route: 2_000,
};

/** Stands for every key past its cap in rollups whose keys are plain text. The control character keeps it from being anybody's real key. */
export const otherKey = '\u0001other';
