import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { type Dimensions, dimensionNames } from '../spans/dimensions.ts';

/** What the list filters by, as the public contract names it. */
const entryFacets = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'requestId',
	'environment',
	'release',
	'route',
	'model',
	'provider',
	'promptVersion',
] as const;

/** `tenant=acme`, `model=gpt-4o`, …: a filter matches a trace by its own value or by that of any of its ledger entries. */
export function facetsOf(dimensions: Dimensions, entries: readonly LedgerEntry[]): string[] {
	const facets = new Set<string>();
	for (const name of dimensionNames) {
		const value = dimensions[name];
		if (value !== undefined) facets.add(`${name}=${value}`);
	}
	for (const entry of entries) {
		for (const name of entryFacets) if (entry[name] !== '') facets.add(`${name}=${entry[name]}`);
	}
	return [...facets].sort();
}
