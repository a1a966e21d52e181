'use client';

import { parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import {
	type FilterChip,
	type FilterKey,
	type Filters,
	filterChips,
	filterFields,
	readFilters,
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
 * hand-written URL gets wrong is left out rather than sent, and said.
 */
export function useFilters(allowed?: readonly FilterKey[]) {
	const [state, setState] = useQueryStates(parsers, { history: 'push' });
	const { filters, ignored } = useMemo(() => readFilters(state, allowed), [state, allowed]);

	const replace = (next: Filters) => setState({ ...cleared, ...next });
	return {
		filters,
		chips: filterChips(filters),
		/** What the URL says and nothing can be asked with. */
		ignored,
		add: (key: FilterKey, value: string) => replace(withFilter(filters, key, value)),
		remove: (key: FilterKey, value: string) => replace(withoutFilter(filters, key, value)),
		forget: ({ key, value }: FilterChip) => setState({ [key]: state[key].filter((one) => one !== value) }),
		clear: () => replace({}),
	};
}
