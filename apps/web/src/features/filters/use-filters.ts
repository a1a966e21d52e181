'use client';

import { parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import {
	type FilterKey,
	type Filters,
	filterChips,
	filterFields,
	filterProblem,
	withFilter,
	withoutFilter,
} from './filter-fields.ts';

const values = parseAsNativeArrayOf(parseAsString);
const parsers = Object.fromEntries(filterFields.map(({ key }) => [key, values])) as {
	[key in FilterKey]: typeof values;
};
const cleared = Object.fromEntries(filterFields.map(({ key }) => [key, null])) as { [key in FilterKey]: null };

/**
 * The filters of the page, kept in the URL under the names of the public API (`?tenant=acme&tenant=globex`). What a
 * hand-written URL gets wrong is left out rather than sent.
 */
export function useFilters(allowed?: readonly FilterKey[]) {
	const [state, setState] = useQueryStates(parsers, { history: 'push' });
	const filters = useMemo<Filters>(() => {
		const known: Filters = {};
		for (const { key } of filterFields) {
			if (allowed !== undefined && !allowed.includes(key)) continue;
			const usable = state[key].filter((value) => filterProblem(key, value) === null);
			if (usable.length > 0) known[key] = usable;
		}
		return known;
	}, [state, allowed]);

	const replace = (next: Filters) => setState({ ...cleared, ...next });
	return {
		filters,
		chips: filterChips(filters),
		add: (key: FilterKey, value: string) => replace(withFilter(filters, key, value)),
		remove: (key: FilterKey, value: string) => replace(withoutFilter(filters, key, value)),
		clear: () => replace({}),
	};
}
